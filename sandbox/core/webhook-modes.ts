import { namesAccount } from "./accounts";
import type { Journal } from "./journal";
import type { Account, Provider } from "./types";

const TABLE = "webhook_mode";

export const MODES = ["normal", "hold", "lose", "duplicate", "reorder"] as const;
export type Mode = (typeof MODES)[number];
export type ModeRule = { provider?: Provider; account?: string; mode: Mode; delay_ms?: number };

/** How events travel. The most specific rule wins: account, then provider, then everything. */
export function makeModes(journal: Journal) {
  const rules = () => journal.entries(TABLE).map(([, rule]) => rule as ModeRule);
  return {
    list: rules,
    set: (rule: ModeRule) => journal.put(TABLE, `${rule.provider ?? ""}|${rule.account ?? ""}`, rule),
    of(account: Account): ModeRule {
      const fitting = rules().filter(
        (rule) =>
          (!rule.provider || rule.provider === account.provider) && namesAccount(rule.account, account.id),
      );
      const weight = (rule: ModeRule) => (rule.account ? 2 : 0) + (rule.provider ? 1 : 0);
      return fitting.sort((a, b) => weight(b) - weight(a))[0] ?? { mode: "normal" };
    },
    clear(account?: string): void {
      for (const [key, rule] of journal.entries(TABLE)) {
        const its = (rule as ModeRule).account;
        if (!account || (its && namesAccount(account, its))) journal.remove(TABLE, key);
      }
    },
  };
}

export type Modes = ReturnType<typeof makeModes>;
