const DAY_MS = 86_400_000;

/** From the first moment of a UTC day to the first of another, which is not in it. */
export type Period = { from: Date; to: Date };

/** The period of equal length that ends where this one begins. */
export function before({ from, to }: Period): Period {
  return { from: new Date(from.getTime() * 2 - to.getTime()), to: from };
}

/** So many UTC days, the last of which is today. */
export function lastDays(days: number, now = new Date()): Period {
  const to = new Date(Math.floor(now.getTime() / DAY_MS + 1) * DAY_MS);
  return { from: new Date(to.getTime() - days * DAY_MS), to };
}

/** Of a period and the one before it. */
export type Compared<T> = { current: T; previous: T };

/** Its UTC days, `YYYY-MM-DD`, the first one first. */
export function daysOf({ from, to }: Period): string[] {
  const count = Math.round((to.getTime() - from.getTime()) / DAY_MS);
  return Array.from({ length: count }, (_, day) =>
    new Date(from.getTime() + day * DAY_MS).toISOString().slice(0, 10),
  );
}
