const SECOND_MS = 1000;
/** Accounts whose turns are remembered; one that has been quiet for a second may be forgotten. */
const MOST_ACCOUNTS = 1_000;

/**
 * Spreads this process's turns so that no second, wherever it begins, holds more of an account's than it may have. The
 * shared bucket alone lets the end of one of its seconds and the beginning of the next follow each other at once.
 */
export class TurnWindow {
  readonly #turns = new Map<string, number[]>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes the account's next turn: milliseconds until it comes. */
  take(account: string, perSecond: number): number {
    const now = this.now();
    const turns = this.#turns.get(account) ?? [];
    const before = turns.length < perSecond ? undefined : turns.at(-perSecond);
    const at = Math.max(now, (before ?? Number.NEGATIVE_INFINITY) + SECOND_MS);
    if (!this.#turns.has(account)) this.#forgetQuiet(now);
    this.#turns.set(account, [...turns.slice(1 - perSecond), at]);
    return at - now;
  }

  #forgetQuiet(now: number): void {
    if (this.#turns.size < MOST_ACCOUNTS) return;
    for (const [account, turns] of this.#turns)
      if ((turns.at(-1) ?? 0) + SECOND_MS < now) this.#turns.delete(account);
  }
}
