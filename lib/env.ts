import { z } from "zod";

const HOW_TO_MAKE_A_KEY = "make one with `openssl rand -base64 32`";

/** An empty variable in a .env file means "not set". */
const emptyAsUnset = (value: unknown) => (value === "" ? undefined : value);

const origin = (name: string, example: string) =>
  z
    .url({
      protocol: /^https?$/,
      error: (issue) =>
        issue.input === undefined
          ? `${name} is missing: set it to the address people reach this server at, e.g. ${example}.`
          : `${name} is not an http(s) address: write it like ${example}.`,
    })
    .transform((value) => value.replace(/\/+$/, ""));

const databaseUrl = z
  .string({
    error:
      "DATABASE_URL is missing: set it to a PostgreSQL address, e.g. postgres://user:password@host:5432/edge.",
  })
  .regex(/^postgres(ql)?:\/\/[^/]*\/[^/?]+/, {
    error: "DATABASE_URL is malformed: write it like postgres://user:password@host:5432/edge.",
  })
  .refine((value) => URL.canParse(value), {
    error: "DATABASE_URL is malformed: characters like @, / and # in its password must be percent-encoded.",
  });

/** Hex or base64 (URL-safe too) of exactly 32 bytes; anything else is undefined. */
function toKey(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, "hex");
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return undefined;
  return Buffer.from(text.replaceAll("-", "+").replaceAll("_", "/"), "base64");
}

const secretKey = z
  .string({ error: `EDGE_SECRET_KEY is missing: it encrypts gateway credentials; ${HOW_TO_MAKE_A_KEY}.` })
  .transform((text, issues) => {
    const key = toKey(text);
    if (key) return key;
    issues.addIssue(`EDGE_SECRET_KEY must be 32 bytes in base64 or hex: ${HOW_TO_MAKE_A_KEY}.`);
    return z.NEVER;
  });

const previousSecretKeys = z
  .string()
  .default("")
  .transform((text, issues) => {
    const keys: Buffer[] = [];
    for (const part of text.split(",").map((piece) => piece.trim())) {
      if (part === "") continue;
      const key = toKey(part);
      if (key) keys.push(key);
      else
        issues.addIssue(
          "EDGE_SECRET_KEY_PREVIOUS must list former keys, each 32 bytes in base64 or hex, with commas.",
        );
    }
    return keys;
  });

const wholeNumber = (name: string, from: number, to: number, otherwise: number) => {
  const error = `${name} must be a whole number from ${from} to ${to}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .pipe(z.number().min(from, { error }).max(to, { error }))
    .default(otherwise);
};

const optionalUrl = (name: string) =>
  z
    .url({
      protocol: /^https?$/,
      error: `${name} must be an http(s) address, or empty for the provider's own.`,
    })
    .transform((value) => value.replace(/\/+$/, ""))
    .optional();

const smtpUrl = z
  .string()
  .refine((value) => /^smtps?:\/\/[^/]/.test(value) && URL.canParse(value), {
    error: "SMTP_URL is malformed: write it like smtp://user:password@mail.example.com:587 (or smtps://).",
  })
  .optional();

/** `billing@example.com`, or with a name in front of it. */
const mailFrom = z
  .string()
  .regex(/^(?:[^<>@\p{C}]*<)?[^\s@<>,;\p{C}]+@[^\s@<>,;\p{C}]+>?$/u, {
    error: "MAIL_FROM must be one address, like billing@example.com or Acme <billing@example.com>.",
  })
  .refine((value) => value.includes("<") === value.endsWith(">"), {
    error: "MAIL_FROM must be one address, like billing@example.com or Acme <billing@example.com>.",
  })
  .optional();

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const variables = {
  APP_URL: origin("APP_URL", "https://billing.example.com"),
  PORT: wholeNumber("PORT", 0, 65_535, 3000),
  HOST: z.string().default("0.0.0.0"),
  DATABASE_URL: databaseUrl,
  DATABASE_POOL_SIZE: wholeNumber("DATABASE_POOL_SIZE", 1, 500, 16),
  EDGE_HOME: z.string().default(".edge"),
  EDGE_SECRET_KEY: secretKey,
  EDGE_SECRET_KEY_PREVIOUS: previousSecretKeys,
  STRIPE_API_BASE: optionalUrl("STRIPE_API_BASE"),
  PAYPAL_API_BASE: optionalUrl("PAYPAL_API_BASE"),
  STRIPE_JS_URL: optionalUrl("STRIPE_JS_URL"),
  PAYPAL_JS_URL: optionalUrl("PAYPAL_JS_URL"),
  SMTP_URL: smtpUrl,
  MAIL_FROM: mailFrom,
  EDGE_SANDBOX: z
    .enum(["0", "1"], { error: "EDGE_SANDBOX must be 1 (the sandbox plays the providers) or 0." })
    .default("0")
    .transform((value) => value === "1"),
  SANDBOX_PORT: wholeNumber("SANDBOX_PORT", 0, 65_535, 0),
  SANDBOX_URL: optionalUrl("SANDBOX_URL"),
  TRUSTED_PROXY_HOPS: wholeNumber("TRUSTED_PROXY_HOPS", 0, 10, 0),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}.` })
    .default("info"),
  /** Tests only: the step at which the process kills itself, or stands still until it is told to go on. */
  CRASH_AT: z.string().optional(),
  CRASH_SIGNAL: z.enum(["SIGKILL", "SIGSTOP"]).default("SIGKILL"),
  NODE_ENV: z.string().default("production"),
};

type Variables = typeof variables;
type VariableName = keyof Variables;
/** Optional addresses are without a trailing slash; keys are bytes; flags are booleans. */
export type Env = { [name in VariableName]: z.output<Variables[name]> };

/** Variables are missing or malformed: `sentences` says for each one what is wrong and how to mend it. */
export class InvalidEnvironment extends Error {
  readonly kind = "invalid_environment";
  constructor(readonly sentences: string[]) {
    super(sentences.join("\n"));
    this.name = "InvalidEnvironment";
  }
}

/**
 * Reads the named variables alone, for programs that need only some of them.
 * @throws InvalidEnvironment naming every bad variable at once
 */
export function pickEnv<Name extends VariableName>(
  names: readonly Name[],
  source: Record<string, string | undefined> = process.env,
): Pick<Env, Name> {
  const picked: Partial<Record<VariableName, unknown>> = {};
  const sentences: string[] = [];
  for (const name of names) {
    const result = variables[name].safeParse(emptyAsUnset(source[name]));
    if (result.success) picked[name] = result.data;
    else sentences.push(result.error.issues[0]?.message ?? `${name} is malformed.`);
  }
  if (
    picked.SMTP_URL &&
    names.some((name) => name === "MAIL_FROM") &&
    emptyAsUnset(source.MAIL_FROM) === undefined
  )
    sentences.push(
      "MAIL_FROM is missing: SMTP_URL names a mail server, so set it to the address that mails come from.",
    );
  if (sentences.length > 0) throw new InvalidEnvironment(sentences);
  return picked as Pick<Env, Name>;
}

/** Those among `names` that somebody has set: the others may then come from elsewhere. */
export function namesSet<Name extends VariableName>(names: readonly Name[]): Name[] {
  return names.filter((name) => emptyAsUnset(process.env[name]) !== undefined);
}

/** What a child process is to find: everything that we were given, and `more`. */
export function childEnv(more: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}

export const ALL_NAMES = Object.keys(variables) as VariableName[];
let memo: Env | undefined;

/**
 * The whole environment, read once and at first use: a build evaluates modules where no variable is set.
 * @throws InvalidEnvironment
 */
export function env(): Env {
  memo ??= pickEnv(ALL_NAMES);
  return memo;
}

/** Tests change variables before a database is opened; the next `env()` reads them anew. */
export function forgetEnv(): void {
  memo = undefined;
}
