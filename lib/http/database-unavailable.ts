/** PostgreSQL's classes: connection exception, out of resources, operator intervention (shut-down, crash, recovery). */
const SQLSTATE = /^(08|53|57P)/;
/** The socket's, and Prisma's for an unreachable, closed or exhausted connection. */
const CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
]);
/** `pg` gives these no code. */
const TEXTS = [
  "Connection terminated",
  "timeout exceeded when trying to connect",
  "Client has encountered a connection error",
  "Cannot use a pool after calling end on the pool",
  "Client was closed",
];
const DEEPEST_CAUSE = 5;

/** True when the database could not be reached or went away, so that the same request may succeed in a moment. */
export function isDatabaseUnavailable(thrown: unknown): boolean {
  let error: unknown = thrown;
  for (let depth = 0; error instanceof Error && depth < DEEPEST_CAUSE; depth++) {
    const { code } = error as { code?: unknown };
    if (typeof code === "string" && (CODES.has(code) || SQLSTATE.test(code))) return true;
    const { message } = error;
    if (TEXTS.some((text) => message.startsWith(text))) return true;
    error = error.cause;
  }
  return false;
}
