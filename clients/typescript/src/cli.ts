#!/usr/bin/env node
import { createEdgeClient } from "./client.ts";
import { listen } from "./listen/listen.ts";
import { HELP, readOptions, UsageError } from "./listen/options.ts";

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  if (options === "help") return void process.stdout.write(HELP);
  const { url, key, forwardTo, secret, after, types } = options;
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
  say(`Forwarding events of ${url} to ${forwardTo}, ${after ? `from behind ${after}` : "from now on"}`);
  say(`Your receiver verifies them with ${secret}`);
  await listen({
    client: createEdgeClient({ baseUrl: url, apiKey: key }),
    forwardTo,
    secret,
    after: after ?? undefined,
    types: types ?? undefined,
    signal: stopping.signal,
    say,
  });
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
