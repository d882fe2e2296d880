/** What an action needs of a request. A `Request` is one; `node:http`'s is made into one without the cost of a `Request`. */
export type ActionRequest = {
  readonly method: string;
  readonly headers: { get(name: string): string | null };
  readonly body: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | null;
};

export type ActionHandler = (request: ActionRequest) => Promise<Response>;

/** Actions by their name in the address. */
export type ActionTable = ReadonlyMap<string, ActionHandler>;
