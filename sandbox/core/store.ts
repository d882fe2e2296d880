import type { Journal } from "./journal";
import type { Provider, Store, Stored } from "./types";

const PREFIX = "object";

export type AccountCounts = { provider: string; account: string; types: Record<string, number> };

/** The providers' objects over the journal. What it gives out are copies: only `put` changes what is held. */
export function makeStore(journal: Journal): Store & { counts: () => AccountCounts[] } {
  const tableOf = (provider: Provider, account: string, type: string) =>
    [PREFIX, provider, account, type].join("|");

  const rows = (table: string): Stored[] => {
    const [, provider, account, type] = table.split("|") as [string, Provider, string, string];
    return journal
      .entries(table)
      .map(([id, value]) => ({ provider, account, type, id, value: copy(value as Record<string, unknown>) }))
      .reverse();
  };

  return {
    get<T>(provider: Provider, account: string, type: string, id: string) {
      const value = journal.get(tableOf(provider, account, type), id);
      return value === undefined ? undefined : (copy(value) as T);
    },
    put: (provider, account, type, id, value) => journal.put(tableOf(provider, account, type), id, value),
    remove: (provider, account, type, id) => journal.remove(tableOf(provider, account, type), id),
    list: <T>(provider: Provider, account: string, type: string) =>
      rows(tableOf(provider, account, type)) as Stored<T>[],
    /** Every account with how many objects of each type it holds. */
    counts() {
      const accounts = new Map<string, AccountCounts>();
      for (const table of journal.tables()) {
        const [prefix, provider = "", account = "", type = ""] = table.split("|");
        if (prefix !== PREFIX || journal.size(table) === 0) continue;
        const row = accounts.get(`${provider}|${account}`) ?? { provider, account, types: {} };
        row.types[type] = journal.size(table);
        accounts.set(`${provider}|${account}`, row);
      }
      return [...accounts.values()];
    },
    all: (provider, type) =>
      journal
        .tables()
        .filter((table) => {
          const [prefix, itsProvider, , itsType] = table.split("|");
          if (prefix !== PREFIX || (provider && itsProvider !== provider)) return false;
          return !type || itsType === type;
        })
        .flatMap(rows),
  };
}

function copy<T>(value: T): T {
  return structuredClone(value);
}
