import type { Core, LedgerEntry, OutgoingEvent, Stored } from "@/sandbox/core/types";

/** The core without a server or a disk, and with a clock that a test sets. */
export function makeMemoryCore(start: string) {
  const rows = new Map<string, Stored<unknown>>();
  const ledger: Omit<LedgerEntry, "at">[] = [];
  const events: OutgoingEvent[] = [];
  let now = new Date(start);
  const key = (...parts: string[]) => parts.join("|");
  const core: Core = {
    store: {
      get: <T>(...at: [string, string, string, string]) => rows.get(key(...at))?.value as T | undefined,
      put(provider, account, type, id, value) {
        rows.set(key(provider, account, type, id), { provider, account, type, id, value });
      },
      remove: (...at) => void rows.delete(key(...at)),
      list: <T>(provider: string, account: string, type: string) =>
        [...rows.values()]
          .filter((row) => key(row.provider, row.account, row.type) === key(provider, account, type))
          .reverse() as Stored<T>[],
      all: () => [...rows.values()] as Stored[],
    },
    origin: "http://sandbox.test",
    now: () => now,
    newId: (prefix) => `${prefix}${rows.size}`,
    ledger: (entry) => void ledger.push(entry),
    emit: (_, event) => void events.push(event),
    takeDecline: () => undefined,
    pendingDeliveries: () => 0,
  };
  const passTo = (time: string) => {
    now = new Date(time);
  };
  return { core, ledger, events, passTo };
}
