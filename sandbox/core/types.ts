import type { IncomingHttpHeaders } from "node:http";

/** One HTTP call as a provider's part sees it; the body has been read whole. */
export type Call = {
  method: string;
  /** Path without query, e.g. `/v1/payment_intents/pi_123`. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  raw: Buffer;
  /** Named groups of the route's pattern. */
  params: Record<string, string>;
};

export type Reply = {
  status: number;
  headers?: Record<string, string>;
  /** Objects are sent as JSON; strings and buffers as they are. */
  body: unknown;
};

/** What a call belongs to: found from its credential, before the route runs. */
export type Account = { provider: Provider; id: string };
export type Provider = "stripe" | "paypal";

export type Route = {
  method: "GET" | "POST" | "PATCH" | "DELETE" | "OPTIONS";
  /** `/v1/customers/:id` style. */
  pattern: string;
  run: (call: Call) => Promise<Reply> | Reply;
};

/** A stored object: `type` is the provider's own noun (`payment_intent`, `order`). */
export type Stored<T = Record<string, unknown>> = {
  provider: Provider;
  account: string;
  type: string;
  id: string;
  value: T;
};

/** Durable when a call is answered: the core flushes every write of a call before its reply is sent. */
export type Store = {
  get<T>(provider: Provider, account: string, type: string, id: string): T | undefined;
  put<T>(provider: Provider, account: string, type: string, id: string, value: T): void;
  remove(provider: Provider, account: string, type: string, id: string): void;
  /** Newest first. */
  list<T>(provider: Provider, account: string, type: string): Stored<T>[];
  all(provider?: Provider, type?: string): Stored[];
};

export type LedgerEntry = {
  provider: Provider;
  account: string;
  kind: "capture" | "refund";
  ref: string;
  amount_minor: number;
  currency: string;
  at: string;
  metadata?: Record<string, string>;
  invoice_id?: string;
};

/** An event that a provider emits; the core delivers it to every endpoint whose `wants` says so. */
export type OutgoingEvent = { id: string; type: string; body: string };

/** How a provider's part signs one delivery of an event to one endpoint. */
export type WebhookTarget = {
  id: string;
  url: string;
  wants: (type: string) => boolean;
  sign: (event: OutgoingEvent) => Record<string, string>;
};

export type Core = {
  store: Store;
  /** The sandbox's public origin, without a trailing slash. */
  origin: string;
  /** Wall clock; every timestamp goes through it. */
  now: () => Date;
  /** A fresh id: the prefix as given (`pi_`), then 24 random letters and digits. */
  newId: (prefix: string) => string;
  ledger: (entry: Omit<LedgerEntry, "at">) => void;
  /** Keeps the event and sends it under the mode in force; returns before delivery. */
  emit: (account: Account, event: OutgoingEvent) => void;
  /** The first code a person asked for that fits, taken off the list; undefined when none does. */
  takeDecline: (account: Account, fits: (code: string) => boolean) => string | undefined;
  /** How many endpoints have not taken this event yet (held, lost and failed ones count). */
  pendingDeliveries: (account: Account, eventId: string) => number;
};

/** A provider's part: its routes, how to know whose a call is, and where its events go. */
export type Part = {
  provider: Provider;
  routes: Route[];
  /** The account of a call, for the request log and for faults; undefined when there is none. */
  accountOf: (call: Call) => string | undefined;
  targets: (account: string) => WebhookTarget[];
  /** The provider's answer to an API path that it does not know. */
  notFound?: (call: Call) => Reply;
  /** The provider's own error body for a status that a fault forces (429, 500, 503). */
  errorBody?: (status: number) => unknown;
  /** Keeps an answer under the call's idempotency key, as if the provider had worked the call out itself. */
  remember?: (call: Call, reply: Reply) => void;
};

export type MakePart = (core: Core) => Part;
