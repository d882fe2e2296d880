import { randomUUID } from "node:crypto";
import { ACTIONS } from "./generated/actions.ts";
import type { operations } from "./generated/schema.ts";
import { isHeaderWord, isHttpUrl } from "./malformed.ts";
import { post } from "./post.ts";

export type ActionName = keyof typeof ACTIONS & keyof operations;

type Json<T> = T extends { content: { "application/json": infer Body } } ? Body : never;

/** What an action takes, without the key, which the client sends. */
export type Input<Name extends ActionName> = Omit<
  Json<NonNullable<operations[Name]["requestBody"]>>,
  "api_key"
>;

/** What it answers when it is done, or accepted. */
export type Answer<Name extends ActionName> = Json<operations[Name]["responses"][200]>;

export type CallOptions = {
  /** Of your own making, where the call must be the same one after a restart of yours; else a random one. */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

/** Every action by its name. @throws EdgeApiError, EdgeUnreachable */
export type EdgeClient = {
  [Name in ActionName]: (input: Input<Name>, options?: CallOptions) => Promise<Answer<Name>>;
};

export type ClientOptions = {
  /** Where the deployment is reached: `https://billing.example.com`. */
  baseUrl: string;
  apiKey: string;
  /** For one attempt; 40 s unless given, as a charge may take its gateway half a minute. */
  timeoutMs?: number;
  /** How often a call is asked at most when it is not answered; 4 unless given. */
  attempts?: number;
};

/**
 * Calls the actions of one deployment with one API key. A repeated call is one call: what is written is written once.
 * @throws TypeError for a baseUrl or apiKey that no call could be made with
 */
export function createEdgeClient({
  baseUrl,
  apiKey,
  timeoutMs = 40_000,
  attempts = 4,
}: ClientOptions): EdgeClient {
  if (!isHttpUrl(baseUrl))
    throw new TypeError("baseUrl is no http(s) address: write it like https://billing.example.com.");
  // Never the value: it would stand in a log.
  if (!isHeaderWord(apiKey))
    throw new TypeError("apiKey is empty or malformed: pass the ek_… whole, as it was shown once.");
  const origin = baseUrl.replace(/\/+$/, "");
  const calls = Object.entries(ACTIONS).map(([name, { path, writes }]) => [
    name,
    (body: unknown, { idempotencyKey, signal }: CallOptions = {}) =>
      post({
        url: origin + path,
        apiKey,
        body,
        idempotencyKey: writes ? (idempotencyKey ?? randomUUID()) : null,
        timeoutMs,
        attempts,
        signal,
      }),
  ]);
  return Object.fromEntries(calls) as EdgeClient;
}
