import { namesAccount } from "./accounts";
import type { Journal } from "./journal";
import type { LedgerEntry } from "./types";

const TABLE = "ledger";

/** Money that moved, oldest first: what every test compares with in the end. */
export function makeLedger(journal: Journal, now: () => Date) {
  let seq = journal.size(TABLE);
  return {
    add(entry: Omit<LedgerEntry, "at">): void {
      seq += 1;
      const at = now().toISOString();
      journal.put(TABLE, `${seq}|${entry.kind}|${entry.ref}|${at}`, { ...entry, at });
    },
    entries: (): LedgerEntry[] => journal.entries(TABLE).map(([, entry]) => entry as LedgerEntry),
    clear(account: string): void {
      for (const [key, entry] of journal.entries(TABLE)) {
        if (namesAccount(account, (entry as LedgerEntry).account)) journal.remove(TABLE, key);
      }
    },
  };
}

export type Ledger = ReturnType<typeof makeLedger>;
