import type { Core } from "@/sandbox/core/types";
import { moneyAt } from "../amounts";
import {
  type JsonObject,
  objectAt,
  optionalObjectAt,
  optionalTextAt,
  textAt,
  urlAt,
  wordAt,
} from "../http/body";
import { invalid, refused } from "../http/problem";
import { newObjectId } from "../ids";
import type { Order, Unit } from "./records";

function unitAt(value: unknown, index: number): Unit {
  const field = `/purchase_units/${index}`;
  const unit = objectAt(value, field);
  return {
    reference_id: optionalTextAt(unit.reference_id, `${field}/reference_id`, 256) ?? "default",
    amount: moneyAt(unit.amount, `${field}/amount`, "DECIMAL_PRECISION"),
    invoice_id: optionalTextAt(unit.invoice_id, `${field}/invoice_id`, 127),
    custom_id: optionalTextAt(unit.custom_id, `${field}/custom_id`, 127),
    description: optionalTextAt(unit.description, `${field}/description`, 127),
    soft_descriptor: optionalTextAt(unit.soft_descriptor, `${field}/soft_descriptor`, 22),
  };
}

function checkStoredCredential(value: unknown, field: string): void {
  const credential = optionalObjectAt(value, field);
  if (!credential) return;
  wordAt(credential.payment_initiator, `${field}/payment_initiator`, ["MERCHANT", "CUSTOMER"]);
  if (credential.usage !== undefined) {
    wordAt(credential.usage, `${field}/usage`, ["FIRST", "SUBSEQUENT", "DERIVED"]);
  }
}

export type OrderRequest = { order: Order; vaultId?: string };

/** Checks what an order is created from; throws PayPal's refusal of the first thing that is wrong. */
export function toOrder(core: Core, body: JsonObject): OrderRequest {
  const intent = wordAt(body.intent, "/intent", ["CAPTURE", "AUTHORIZE"]);
  const units = body.purchase_units;
  if (units === undefined) throw invalid("MISSING_REQUIRED_PARAMETER", "/purchase_units");
  if (!Array.isArray(units)) throw invalid("INVALID_PARAMETER_SYNTAX", "/purchase_units", units);
  if (units.length < 1) throw invalid("INVALID_ARRAY_MIN_ITEMS", "/purchase_units", units);

  const source = optionalObjectAt(body.payment_source, "/payment_source");
  const field = "/payment_source/paypal";
  const wallet = source && objectAt(source.paypal, field);
  checkStoredCredential(wallet?.stored_credential, `${field}/stored_credential`);
  const vaultId =
    wallet?.vault_id === undefined
      ? undefined
      : textAt(wallet.vault_id, `${field}/vault_id`, 255, /^[0-9a-zA-Z_-]+$/);
  const context = optionalObjectAt(wallet?.experience_context, `${field}/experience_context`);
  const url = (name: string) =>
    context?.[name] === undefined ? undefined : urlAt(context[name], `${field}/experience_context/${name}`);

  const now = core.now().toISOString();
  const order: Order = {
    id: newObjectId(),
    intent,
    status: wallet ? "PAYER_ACTION_REQUIRED" : "CREATED",
    units: units.map(unitAt),
    create_time: now,
    update_time: now,
    return_url: url("return_url"),
    cancel_url: url("cancel_url"),
    brand_name: optionalTextAt(context?.brand_name, `${field}/experience_context/brand_name`, 127),
  };
  if (vaultId !== undefined && intent !== "CAPTURE")
    throw refused("UNSUPPORTED_INTENT", { field: "/intent" });
  return { order, vaultId };
}
