import { namesAccount } from "./accounts";
import { newId } from "./ids";
import type { Journal } from "./journal";
import type { Account, Provider } from "./types";

const TABLE = "decline";

export type Decline = { provider: Provider; account?: string; code: string; times: number };

/** Declines that a person asked for, to be used up by the next payments. */
export function makeDeclines(journal: Journal) {
  const rows = () => journal.entries(TABLE) as [string, Decline][];
  return {
    add: (decline: Decline) => journal.put(TABLE, newId("dcl_"), decline),
    list: () => rows().map(([, decline]) => decline),
    clear(account: string): void {
      for (const [key, decline] of rows()) {
        if (decline.account && namesAccount(account, decline.account)) journal.remove(TABLE, key);
      }
    },
    /** The oldest code asked for that is meant for this step of the provider's. */
    take(account: Account, fits: (code: string) => boolean): string | undefined {
      const row = rows().find(
        ([, d]) => d.provider === account.provider && namesAccount(d.account, account.id) && fits(d.code),
      );
      if (!row) return undefined;
      const [key, decline] = row;
      if (decline.times > 1) journal.put(TABLE, key, { ...decline, times: decline.times - 1 });
      else journal.remove(TABLE, key);
      return decline.code;
    },
  };
}

export type Declines = ReturnType<typeof makeDeclines>;
