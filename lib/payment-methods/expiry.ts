const DAYS_AHEAD = 30;
const DAY_MS = 24 * 3600 * 1000;

/**
 * The last moment of the last month that a card may expire in to be told of now: a card is good until the end of the month
 * that stands on it (UTC), and is told of from 30 days before that.
 */
export function expiryToldUntil(now: Date): Date {
  const ahead = new Date(now.getTime() + DAYS_AHEAD * DAY_MS);
  return new Date(Date.UTC(ahead.getUTCFullYear(), ahead.getUTCMonth()) - 1);
}
