/** Why nothing came, as whoever knew it said: fetch wraps it, and wraps it once more for a name of several addresses. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors.at(-1));
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
