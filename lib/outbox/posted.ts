/** Why an event was not taken. `http_error` without a status: what came back was not HTTP. The error is a sentence for people. */
export type Failure = {
  outcome:
    | "http_error"
    | "redirected"
    | "timed_out"
    | "unreachable"
    | "tls_error"
    | "address_refused"
    | "interrupted";
  error: string;
};

/** What came of one post. */
export type Posted = {
  /** Only 2xx is `delivered`. `http_error` without a status: what came back was not HTTP. */
  outcome: "delivered" | Failure["outcome"];
  /** Of the answer, as far as one came: also where it did not end in time. */
  status: number | null;
  latencyMs: number;
  /** The first 2 KiB of the answer's body; null when nothing was answered, "" when the body was empty. */
  answer: string | null;
  /** A sentence for people; null when delivered. */
  error: string | null;
  /** How long the receiver asked us to wait, at most 10 hours. */
  retryAfterMs: number | null;
  /** Nothing was posted, for a reason of ours: the event is not given up for it. */
  keyMissing?: true;
};

/** What comes of an endpoint whose secrets no key of this deployment opens. */
export const UNSEALED: Posted = {
  outcome: "unreachable",
  status: null,
  latencyMs: 0,
  answer: null,
  error:
    "Nothing was sent: Edge has no key that opens this endpoint's secrets. Whoever runs this deployment must add the former EDGE_SECRET_KEY to EDGE_SECRET_KEY_PREVIOUS; the event is kept and tried again.",
  retryAfterMs: null,
  keyMissing: true,
};
