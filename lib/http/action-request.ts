import type { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";
import type { Answer } from "./answer";

/** What an action needs of a request. A `Request` is one; `node:http`'s is made into one without the cost of a `Request`. */
export type ActionRequest = {
  readonly method: string;
  /** With or without the host; absent where nobody asks which address was called. */
  readonly url?: string;
  readonly headers: { get(name: string): string | null };
  readonly body: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | null;
};

/** An action as a route file exports it. `answer` is the same before it becomes a `Response`, which not every server needs. */
export type ActionHandler = {
  (request: ActionRequest): Promise<Response>;
  answer(request: ActionRequest): Promise<Answer>;
};

/** What an action is about: the customers and their money, or the integrator's own account. A part of its address. */
export type ActionArea = "edge" | "account";

/** What an action says of itself, without its work: the reference is made of this. */
export type ActionFacts = {
  name: string;
  area: ActionArea;
  reference: ActionReference;
  schema: z.ZodObject;
  writes: boolean;
  /** Present where the action may answer 202. */
  statusOf?: unknown;
};

export type DescribedAction = ActionHandler & { action: ActionFacts };

/** Actions by their name in the address, which no two of them share. */
export type ActionTable = ReadonlyMap<string, DescribedAction>;

/** The action at an address, if there is one. */
export function findAction(actions: ActionTable, area: string, name: string): DescribedAction | undefined {
  const found = actions.get(name);
  return found?.action.area === area ? found : undefined;
}

/** @param answer never rejects */
export function toHandler(answer: ActionHandler["answer"]): ActionHandler {
  const respond = async (request: ActionRequest) => {
    const { status, body, headers } = await answer(request);
    return new Response(body, { status, headers });
  };
  return Object.assign(respond, { answer });
}
