import type { Journal } from "./journal";
import type { Call, Provider } from "./types";

const TABLE = "request";
const KEPT = 2000;

export type LoggedRequest = {
  seq: number;
  provider: Provider;
  account: string | null;
  method: string;
  path: string;
  query: string;
  idempotency_key: string | null;
  /** 0 when nothing was answered. */
  status: number;
  /** The fault that was applied, if any. */
  fault: string | null;
  /** JSON as a value; a form as the text that was sent, card numbers and codes masked. */
  request_body: unknown;
  response_body: unknown;
  at: string;
};

/** The last calls of both providers' APIs, kept over restarts. */
export function makeRequestLog(journal: Journal, now: () => Date) {
  let seq = Math.max(0, ...journal.entries(TABLE).map(([, row]) => (row as LoggedRequest).seq));
  const keys = journal.entries(TABLE).map(([key]) => key);
  return {
    add(entry: Omit<LoggedRequest, "seq" | "at">): void {
      seq += 1;
      keys.push(String(seq));
      journal.put(TABLE, String(seq), { seq, ...entry, at: now().toISOString() });
      while (keys.length > KEPT) journal.remove(TABLE, keys.shift() as string);
    },
    since: (after: number): LoggedRequest[] =>
      journal
        .entries(TABLE)
        .map(([, row]) => row as LoggedRequest)
        .filter((row) => row.seq > after),
    clear(wanted: (row: LoggedRequest) => boolean): void {
      for (const [key, row] of journal.entries(TABLE)) {
        if (!wanted(row as LoggedRequest)) continue;
        journal.remove(TABLE, key);
        keys.splice(keys.indexOf(key), 1);
      }
    },
  };
}

export type RequestLog = ReturnType<typeof makeRequestLog>;

/** The provider's idempotency header of a call, whichever provider it is. */
export function idempotencyKeyOf(call: Call): string | null {
  const value = call.headers["idempotency-key"] ?? call.headers["paypal-request-id"];
  return typeof value === "string" ? value : null;
}

/** A request's body as it goes into the log. */
export function loggedBody(call: Call): unknown {
  const text = call.raw.toString("utf8");
  if (text === "") return null;
  if (/json/.test(call.headers["content-type"] ?? "")) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  return text
    .replace(/((?:\[|%5B)number(?:\]|%5D)=)(\d{6})[\d+%]*(\d{4})/gi, "$1$2000000$3")
    .replace(/((?:\[|%5B)cvc(?:\]|%5D)=)\d+/gi, "$1000");
}
