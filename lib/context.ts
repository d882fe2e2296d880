/** Who is acting: an integrator's key, a customer in a browser, a member of staff, or Edge itself. */
export type Actor = { type: "api_key" | "customer" | "staff" | "system"; id: string };

/** What every verb is given beside its input: the tenant it may touch, and what the audit trail keeps. */
export type Context = {
  orgId: string;
  actor: Actor;
  /** Also in the answer's `X-Request-Id` and in every log line. */
  requestId: string;
  /** Client address as `clientAddress` found it; `""` when there is none, as in the worker. */
  address: string;
  userAgent?: string;
  /** The caller's `Idempotency-Key`: a charge that was made under it is the only one it will ever make. */
  idempotencyKey?: string;
};
