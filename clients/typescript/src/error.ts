/** What Edge answered to a call that it refused, or that failed. */
export class EdgeApiError extends Error {
  override readonly name = "EdgeApiError";
  /** The HTTP status. */
  readonly status: number;
  /** For programs: `card_declined`, `unknown_item`… */
  readonly code: string;
  /** The field of the call that is wrong, where it is one. */
  readonly field: string | null;
  /** Names the call in Edge's log. */
  readonly requestId: string | null;
  /** What stands beside the error: the charge that was refused. */
  readonly data: unknown;

  constructor(status: number, body: unknown, requestId: string | null) {
    const { error, data } = (body ?? {}) as {
      error?: { code?: string; message?: string; field?: string };
      data?: unknown;
    };
    super(error?.message ?? `Edge answered ${status}`);
    this.status = status;
    this.code = error?.code ?? "unreadable_answer";
    this.field = error?.field ?? null;
    this.requestId = requestId;
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
