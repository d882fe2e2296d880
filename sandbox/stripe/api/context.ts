import type { Core } from "../../core/types";
import type { Kept, Noun } from "./objects";
import { missing } from "./stripe-error";

/** One call of the API, or one act of the sandbox itself, on one account. */
export type Context = {
  core: Core;
  account: string;
  key: "secret" | "publishable";
  requestId: string;
  idempotencyKey: string | null;
};

export const API_VERSION = "2026-10-28.endive";

export const seconds = (ctx: Context): number => Math.floor(ctx.core.now().getTime() / 1000);

export function find<N extends Noun>(ctx: Context, noun: N, id: string): Kept[N] | undefined {
  return ctx.core.store.get<Kept[N]>("stripe", ctx.account, noun, id);
}

export function keep<N extends Noun>(ctx: Context, noun: N, value: Kept[N]): Kept[N] {
  ctx.core.store.put("stripe", ctx.account, noun, value.id, value);
  return value;
}

export function forget(ctx: Context, noun: Noun, id: string): void {
  ctx.core.store.remove("stripe", ctx.account, noun, id);
}

/** Newest first. */
export function all<N extends Noun>(ctx: Context, noun: N): Kept[N][] {
  return ctx.core.store.list<Kept[N]>("stripe", ctx.account, noun).map(({ value }) => value);
}

const WORDS: Partial<Record<Noun, string>> = {
  payment_method: "PaymentMethod",
  setup_intent: "setupintent",
};

/** The object named in the path: 404 when it is not this account's. */
export function getOrThrow<N extends Noun>(ctx: Context, noun: N, id: string, param = "id"): Kept[N] {
  const found = find(ctx, noun, id);
  if (!found) throw missing(WORDS[noun] ?? noun, id, param, true);
  return found;
}

/** The object named by a parameter: 400 when it is not this account's. */
export function requireParam<N extends Noun>(ctx: Context, noun: N, id: string, param: string): Kept[N] {
  const found = find(ctx, noun, id);
  if (!found) throw missing(WORDS[noun] ?? noun, id, param);
  return found;
}
