export type ErrorBody = {
  type: "invalid_request_error" | "card_error" | "idempotency_error" | "api_error";
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  [more: string]: unknown;
};

/** A refusal in Stripe's words: the HTTP status and what stands under `error`. */
export class StripeError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message);
  }

  get answer(): { error: ErrorBody } {
    const { code } = this.body;
    return {
      error: code
        ? { ...this.body, doc_url: `https://stripe.com/docs/error-codes/${dashed(code)}` }
        : this.body,
    };
  }
}

const dashed = (code: string) => code.replaceAll("_", "-");

/** 400 `invalid_request_error`. */
export function invalid(message: string, code?: string, param?: string, more: object = {}): StripeError {
  return new StripeError(400, {
    type: "invalid_request_error",
    message,
    ...(code ? { code } : {}),
    ...(param ? { param } : {}),
    ...more,
  });
}

/** `resource_missing`: 404 for an id in the path, 400 for one among the parameters. */
export function missing(noun: string, id: string, param: string, inPath = false): StripeError {
  const more = { type: "invalid_request_error" as const, code: "resource_missing", param };
  return new StripeError(inPath ? 404 : 400, { ...more, message: `No such ${noun}: '${id}'` });
}
