type Refusal = {
  errors?: unknown;
  error?: { code?: string; field?: string | null; request_id?: string };
  data?: unknown;
};

/** What stands beside an answer's body. */
export type Circumstances = {
  requestId: string | null;
  retryAfterSeconds: number | null;
  idempotencyKey: string | null;
};

/** What Edge answered to a call that it refused, or that failed. */
export class EdgeApiError extends Error {
  override readonly name = "EdgeApiError";
  /** The HTTP status. */
  readonly status: number;
  /** For programs: `card_declined`, `unknown_item`… `redirected` and `unreadable_answer` are the client's own. */
  readonly code: string;
  /** The field of the call that is wrong, where it is one. */
  readonly field: string | null;
  /** Names the call in Edge's log. */
  readonly requestId: string | null;
  /** After how long the same call may succeed, where Edge said so. */
  readonly retryAfterSeconds: number | null;
  /** The key of a call that writes: to make the same call again. */
  readonly idempotencyKey: string | null;
  /** What stands beside the error: the charge that was refused. */
  readonly data: unknown;

  constructor(status: number, body: unknown, beside: Circumstances) {
    const { errors, error, data } = (body ?? {}) as Refusal;
    const sentences = Array.isArray(errors) ? errors.join(" ") : "";
    super(sentences || `Edge answered ${status} with what is no answer of its API: is baseUrl right?`);
    this.status = status;
    this.code = error?.code ?? "unreadable_answer";
    this.field = error?.field ?? null;
    this.requestId = error?.request_id ?? beside.requestId;
    this.retryAfterSeconds = beside.retryAfterSeconds;
    this.idempotencyKey = beside.idempotencyKey;
    this.data = data ?? null;
  }
}

/** No answer came, however often it was asked. Whether a write was done is not known: repeat it with the same idempotency key. */
export class EdgeUnreachable extends Error {
  override readonly name = "EdgeUnreachable";
  readonly idempotencyKey: string | null;

  constructor(cause: unknown, idempotencyKey: string | null) {
    super("Edge did not answer", { cause });
    this.idempotencyKey = idempotencyKey;
  }
}
