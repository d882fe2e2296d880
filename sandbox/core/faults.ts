import { namesAccount } from "./accounts";
import { newId } from "./ids";
import type { Journal } from "./journal";
import type { Provider } from "./types";

const TABLE = "fault";
const API_PATH = /^\/v\d+\//;

export const EFFECTS = [
  "delay",
  "drop_before",
  "drop_after",
  "hang",
  "hang_after",
  "status",
  "status_after",
  "garbage",
  "rate_limit",
] as const;
export type Effect = (typeof EFFECTS)[number];

export type Fault = {
  provider?: Provider;
  account?: string;
  method?: string;
  /** A regular expression on the path; without one, every API path is meant and nothing else. */
  path?: string;
  effect: Effect;
  ms?: number;
  status?: number;
  body?: unknown;
  /** With `status`: the provider keeps the answer under the call's idempotency key and replays it. */
  sticky?: boolean;
  times: number;
};

type Subject = { provider: Provider; account: string | undefined; method: string; path: string };

/** Trouble that a person or a test asked for; each matching call uses up one of its times. */
export function makeFaults(journal: Journal) {
  const rows = () => journal.entries(TABLE) as [string, Fault][];
  return {
    add: (fault: Fault) => journal.put(TABLE, newId("flt_"), fault),
    list: () => rows().map(([id, fault]) => ({ id, ...fault })),
    clear(account?: string): void {
      for (const [key, fault] of rows()) {
        if (!account || (fault.account && namesAccount(account, fault.account))) journal.remove(TABLE, key);
      }
    },
    take(subject: Subject): Fault | undefined {
      const row = rows().find(([, fault]) => matches(fault, subject));
      if (!row) return undefined;
      const [key, fault] = row;
      if (fault.times > 1) journal.put(TABLE, key, { ...fault, times: fault.times - 1 });
      else journal.remove(TABLE, key);
      return fault;
    },
  };
}

export type Faults = ReturnType<typeof makeFaults>;

function matches(fault: Fault, subject: Subject): boolean {
  if (fault.provider && fault.provider !== subject.provider) return false;
  if (fault.method && fault.method.toUpperCase() !== subject.method) return false;
  if (!namesAccount(fault.account, subject.account)) return false;
  return fault.path ? new RegExp(fault.path).test(subject.path) : API_PATH.test(subject.path);
}
