#!/usr/bin/env node
import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { parseArgs } from "node:util";
import { createEdgeClient } from "./client.ts";
import { listen } from "./listen/listen.ts";
import type { EventType } from "./webhooks.ts";

const HELP = `Forwards a deployment's events to an address on your machine, signed like real webhooks.

  edge listen --url <deployment> --key <API key> --forward-to <address> [options]

  --url          where Edge is reached, e.g. https://billing.example.com (or EDGE_URL)
  --key          an API key of your organization (or EDGE_API_KEY)
  --forward-to   where your receiver listens, e.g. http://localhost:4000/hooks
  --types        only these, with commas: trigger.captured,trigger.failed
  --after        begin behind this event_id instead of with what happens from now on
  --secret       sign with this whsec_… instead of one that is made for this machine
`;

const options = {
  url: { type: "string" },
  key: { type: "string" },
  "forward-to": { type: "string" },
  types: { type: "string" },
  after: { type: "string" },
  secret: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help || positionals[0] !== "listen") {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const url = values.url ?? process.env.EDGE_URL;
  const key = values.key ?? process.env.EDGE_API_KEY;
  const forwardTo = values["forward-to"];
  if (!url || !key || !forwardTo) {
    process.stderr.write(`--url, --key and --forward-to are needed.\n\n${HELP}`);
    return 2;
  }
  const secret = values.secret ?? secretOf(url);
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  say(`Forwarding events of ${url} to ${forwardTo}`);
  say(`Your receiver verifies them with ${secret}`);
  await listen({
    client: createEdgeClient({ baseUrl: url, apiKey: key }),
    forwardTo,
    secret,
    after: values.after,
    types: values.types?.split(",").map((type) => type.trim() as EventType),
    signal: stopping.signal,
    say,
  });
  return 0;
}

/** The same each time on this machine, so that a receiver need not be told a new one. It protects nothing but your own tests. */
function secretOf(url: string): string {
  return `whsec_${createHash("sha256").update(`edge listen ${hostname()} ${url}`).digest("base64")}`;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
