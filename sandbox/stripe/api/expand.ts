import { type Context, find } from "./context";
import type { Noun } from "./objects";
import { invalid } from "./stripe-error";

/** Which fields of which object hold an id that can be expanded, and of what. */
const EXPANDABLE: Partial<Record<Noun, Record<string, Noun>>> = {
  payment_intent: { customer: "customer", payment_method: "payment_method", latest_charge: "charge" },
  setup_intent: { customer: "customer", payment_method: "payment_method", latest_attempt: "setup_attempt" },
  setup_attempt: { customer: "customer", payment_method: "payment_method", setup_intent: "setup_intent" },
  payment_method: { customer: "customer" },
  charge: {
    customer: "customer",
    payment_intent: "payment_intent",
    balance_transaction: "balance_transaction",
  },
  refund: {
    charge: "charge",
    payment_intent: "payment_intent",
    balance_transaction: "balance_transaction",
  },
  balance_transaction: { source: "charge" },
  dispute: { charge: "charge", payment_intent: "payment_intent" },
  customer: { "invoice_settings.default_payment_method": "payment_method" },
};
const DEPTH = 4;

/** Refuses paths that cannot be expanded, before anything is done. */
export function checkExpansions(noun: Noun | undefined, isList: boolean, paths: string[]): void {
  for (const path of paths) {
    const names = path.split(".");
    if (names.length > DEPTH)
      throw invalid(`You cannot expand more than ${DEPTH} levels of a property. Property: ${path}`);
    if (isList && names.shift() !== "data") throw cannotExpand(path);
    let at: Noun | undefined = noun;
    while (names.length > 0) {
      const step: { to: Noun; used: number } | undefined = at && stepOf(at, names);
      if (!step) throw cannotExpand(path);
      at = step.to;
      names.splice(0, step.used);
    }
  }
}

/** The object with the named references replaced by what they refer to. */
export function expand(ctx: Context, noun: Noun | undefined, value: unknown, paths: string[]): unknown {
  if (!noun || paths.length === 0) return value;
  const copy = structuredClone(value) as Record<string, unknown>;
  if (Array.isArray(copy.data) && copy.object === "list") {
    const inner = paths.map((path) => path.replace(/^data\./, ""));
    return { ...copy, data: copy.data.map((item) => expand(ctx, noun, item, inner)) };
  }
  for (const path of paths) expandPath(ctx, noun, copy, path.split("."));
  return copy;
}

function expandPath(ctx: Context, noun: Noun, holder: Record<string, unknown>, names: string[]): void {
  const step = stepOf(noun, names);
  if (!step) return;
  let inside = holder;
  for (const name of names.slice(0, step.used - 1)) inside = inside[name] as Record<string, unknown>;
  const field = names[step.used - 1] as string;
  const value = inside[field];
  const found = typeof value === "string" ? find(ctx, step.to, value) : value;
  if (!found) return;
  inside[field] = found;
  const rest = names.slice(step.used);
  if (rest.length > 0) expandPath(ctx, step.to, found as Record<string, unknown>, rest);
}

function stepOf(noun: Noun, names: string[]): { to: Noun; used: number } | undefined {
  const fields = EXPANDABLE[noun] ?? {};
  for (const used of [1, 2]) {
    const to = fields[names.slice(0, used).join(".")];
    if (to && names.length >= used) return { to, used };
  }
  return undefined;
}

const cannotExpand = (path: string) =>
  invalid(`This property cannot be expanded (${path}).`, undefined, "expand");
