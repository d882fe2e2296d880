import { destination, type Logger, pino } from "pino";
import { pickEnv } from "./env";

const SECRET_KEYS = [
  "api_key",
  "apiKey",
  "authorization",
  "cookie",
  "client_secret",
  "clientSecret",
  "password",
  "secret",
  "secret_key",
  "secretKey",
  "token",
];

/** Top-level and one level down: what a careless `log.info({ headers })` would show. */
const REDACTED = SECRET_KEYS.flatMap((key) => [key, `*.${key}`]);

/**
 * JSON lines on stderr, written off the hot path. Control characters arrive escaped, so that a logged value can forge
 * neither a line nor a terminal command.
 */
function openLog(): Logger {
  const { LOG_LEVEL } = pickEnv(["LOG_LEVEL"]);
  return pino(
    { level: LOG_LEVEL, base: { pid: process.pid }, redact: { paths: REDACTED, censor: "[redacted]" } },
    destination({ dest: 2, sync: false }),
  );
}

let opened: Logger | undefined;

/** The process's log. Opened at first use, so that importing a module reads no environment. */
export function log(): Logger {
  opened ??= openLog();
  return opened;
}
