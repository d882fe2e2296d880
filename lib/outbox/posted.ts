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
};
