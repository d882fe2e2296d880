import { type Env, namesSet, pickEnv } from "@/lib/env";
import { freePort } from "./ports";

const WITH_DEFAULTS = [
  "PORT",
  "HOST",
  "EDGE_HOME",
  "SANDBOX_PORT",
  "SANDBOX_URL",
  "STRIPE_API_BASE",
  "PAYPAL_API_BASE",
  "STRIPE_JS_URL",
  "PAYPAL_JS_URL",
  "DATABASE_POOL_SIZE",
  "EDGE_SECRET_KEY_PREVIOUS",
  "TRUSTED_PROXY_HOPS",
  "LOG_LEVEL",
  "SMTP_URL",
  "MAIL_FROM",
] as const;

/** These are what `npm start` brings along, unless somebody gives them. */
const BROUGHT_ALONG = ["APP_URL", "DATABASE_URL", "EDGE_SECRET_KEY"] as const;

export type Settings = Awaited<ReturnType<typeof readSettings>>;

/**
 * What was asked for, checked as the parts will check it, so that a malformed variable is said before anything starts.
 * @throws InvalidEnvironment
 */
export async function readSettings(dev: boolean) {
  const given = pickEnv([...WITH_DEFAULTS, ...namesSet(BROUGHT_ALONG)]);
  const { APP_URL, DATABASE_URL, EDGE_SECRET_KEY }: Partial<Pick<Env, (typeof BROUGHT_ALONG)[number]>> =
    given;
  const PORT = given.PORT || (await freePort());
  return {
    ...given,
    dev,
    PORT,
    APP_URL: APP_URL ?? `http://localhost:${PORT}`,
    DATABASE_URL,
    EDGE_SECRET_KEY,
  };
}
