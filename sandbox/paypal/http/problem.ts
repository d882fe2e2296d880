import type { Reply } from "@/sandbox/core/types";
import { newDebugId } from "../ids";
import { issueText } from "./issue-text";

export type Link = { href: string; rel: string; method?: string; encType?: string };
export type Detail = {
  issue: string;
  description?: string;
  field?: string;
  value?: string;
  location?: string;
};

type Kind = { status: number; name: string; message: string };

const KINDS = {
  invalid: {
    status: 400,
    name: "INVALID_REQUEST",
    message: "Request is not well-formed, syntactically incorrect, or violates schema.",
  },
  unauthenticated: {
    status: 401,
    name: "AUTHENTICATION_FAILURE",
    message:
      "Authentication failed due to missing authorization header, or invalid authentication credentials.",
  },
  notFound: {
    status: 404,
    name: "RESOURCE_NOT_FOUND",
    message: "The specified resource does not exist.",
  },
  unsupportedMedia: {
    status: 415,
    name: "UNSUPPORTED_MEDIA_TYPE",
    message: "The server does not support the request payload's media type.",
  },
  unprocessable: {
    status: 422,
    name: "UNPROCESSABLE_ENTITY",
    message:
      "The requested action could not be performed, semantically incorrect, or failed business validation.",
  },
} satisfies Record<string, Kind>;

/** A refusal in PayPal's shape; thrown anywhere below a route and written by `toRoute`. */
export class PaypalProblem extends Error {
  readonly status: number;

  constructor(
    readonly kind: keyof typeof KINDS,
    readonly details: Detail[] = [],
    readonly links: Link[] = [],
  ) {
    super(KINDS[kind].message);
    this.status = KINDS[kind].status;
  }

  toReply(): Reply {
    const { status, name, message } = KINDS[this.kind];
    const debugId = newDebugId();
    const body = { name, message, debug_id: debugId, details: this.details, links: this.links };
    return { status, headers: { "PayPal-Debug-Id": debugId }, body };
  }
}

/** 400: `field` is a JSON pointer as PayPal writes it (`/purchase_units/0/amount/value`). */
export function invalid(issue: string, field: string, value?: unknown): PaypalProblem {
  const shown =
    value === undefined ? {} : { value: typeof value === "string" ? value : JSON.stringify(value) };
  return new PaypalProblem("invalid", [{ field, ...shown, location: "body", issue, ...issueText(issue) }]);
}

/** 422: the request is understood and refused. */
export function refused(
  issue: string,
  extra: { field?: string; description?: string; links?: Link[] } = {},
): PaypalProblem {
  const field = extra.field ? { field: extra.field } : {};
  const text = extra.description ? { description: extra.description } : issueText(issue);
  return new PaypalProblem("unprocessable", [{ ...field, issue, ...text }], extra.links);
}

export function notFound(): PaypalProblem {
  return new PaypalProblem("notFound", [
    { issue: "INVALID_RESOURCE_ID", ...issueText("INVALID_RESOURCE_ID") },
  ]);
}

const FORCED: Record<number, { name: string; message: string }> = {
  429: { name: "RATE_LIMIT_REACHED", message: "Too many requests. Blocked due to rate limiting." },
  503: { name: "SERVICE_UNAVAILABLE", message: "Service Unavailable." },
};

/** PayPal's body for a status that is forced on a call: too many calls, or trouble on its own side. */
export function forcedErrorBody(status: number): unknown {
  const fallback = { name: "INTERNAL_SERVER_ERROR", message: "An internal server error has occurred." };
  return { ...(FORCED[status] ?? fallback), debug_id: newDebugId(), details: [], links: [] };
}
