import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { parseArgs } from "node:util";
import { EVENT_TYPES } from "../generated/event-types.ts";
import { isHeaderWord, isHttpUrl } from "../malformed.ts";
import { type EventType, isSecret } from "../webhooks.ts";

export const HELP = `Forwards a deployment's events to an address on your machine, signed like real webhooks.

  edge listen --url <deployment> --key <API key> --forward-to <address> [options]

  --url          where Edge is reached, e.g. https://billing.example.com (or EDGE_URL)
  --key          an API key of your organization (or EDGE_API_KEY)
  --forward-to   where your receiver listens, e.g. http://localhost:4000/hooks
  --types        only these, with commas: trigger.captured,trigger.failed
  --from-now     begin with what happens from now on: the default
  --after        begin behind this event_id instead
  --secret       sign with this whsec_… instead of one that is made for this machine
`;

export type ListenOptions = {
  url: string;
  key: string;
  forwardTo: string;
  secret: string;
  /** Null: from now on. */
  after: string | null;
  /** Null: all. */
  types: EventType[] | null;
};

/** What was typed makes no sense; the message is one line for who typed it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const options = {
  url: { type: "string" },
  key: { type: "string" },
  "forward-to": { type: "string" },
  types: { type: "string" },
  "from-now": { type: "boolean" },
  after: { type: "string" },
  secret: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** "help" when that was asked for. @throws UsageError */
export function readOptions(args: string[], env: Record<string, string | undefined>): ListenOptions | "help" {
  const { values, positionals } = parse(args);
  if (values.help) return "help";
  if (positionals.join(" ") !== "listen")
    throw new UsageError("The only command is listen: edge listen --help tells what it takes.");
  if (values["from-now"] && values.after !== undefined)
    throw new UsageError("--from-now and --after are two places to begin at: give one of them.");
  if (values.after?.trim() === "") throw new UsageError("--after is empty: give it an event_id.");
  const url = address("--url", values.url ?? env.EDGE_URL, "https://billing.example.com");
  const forwardTo = address("--forward-to", values["forward-to"], "http://localhost:4000/hooks");
  const key = values.key ?? env.EDGE_API_KEY;
  if (!key) throw new UsageError("--key is missing: give it an API key of your organization.");
  if (!isHeaderWord(key))
    throw new UsageError("--key is malformed: it must be the ek_… whole, as it was shown once.");
  if (values.secret !== undefined && !isSecret(values.secret))
    throw new UsageError("--secret is malformed: it must be a whole whsec_…, as createWebhook answers one.");
  return {
    url,
    key,
    forwardTo,
    secret: values.secret ?? secretOf(url),
    after: values.after ?? null,
    types: values.types === undefined ? null : toTypes(values.types),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function address(name: string, value: string | undefined, example: string): string {
  if (!value) throw new UsageError(`${name} is missing: write it like ${example}.`);
  if (!isHttpUrl(value))
    throw new UsageError(`${name} is no http(s) address: ${value}. Write it like ${example}.`);
  return value;
}

function toTypes(list: string): EventType[] {
  const types = list.split(",").map((type) => type.trim());
  const known: readonly string[] = EVENT_TYPES;
  const unknown = types.filter((type) => !known.includes(type));
  if (unknown.length > 0)
    throw new UsageError(
      `--types names no event: ${unknown.map((type) => type || "(nothing)").join(", ")}. There are ${known.join(", ")}.`,
    );
  return types as EventType[];
}

/** The same each time on this machine, so that a receiver need not be told a new one. It protects nothing but your own tests. */
function secretOf(url: string): string {
  return `whsec_${createHash("sha256").update(`edge listen ${hostname()} ${url}`).digest("base64")}`;
}
