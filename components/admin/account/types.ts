/** What a server action answers. */
export type Answer<Value> =
  | { ok: true; value: Value }
  | { ok: false; message: string; field?: string; requestId?: string; signedOut?: true };

/** A server action of the account and of the way in, given by the page. */
export type Act<Input, Value = void> = (input: Input) => Promise<Answer<Value>>;

export type PasskeyRow = { id: string; name: string; createdAt: string | null };

export type SessionRow = {
  id: string;
  device: string;
  address: string;
  beganAt: string;
  seenAt: string;
  current: boolean;
};
