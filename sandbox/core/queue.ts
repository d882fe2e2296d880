/** Runs work that shares a key one after the other; work under different keys does not wait. */
export function makeQueue() {
  const tails = new Map<string, Promise<unknown>>();
  return async function inTurn<T>(key: string | undefined, run: () => Promise<T>): Promise<T> {
    if (key === undefined) return run();
    const before = tails.get(key) ?? Promise.resolve();
    const mine = before.then(run, run);
    tails.set(key, mine);
    try {
      return await mine;
    } finally {
      if (tails.get(key) === mine) tails.delete(key);
    }
  };
}
