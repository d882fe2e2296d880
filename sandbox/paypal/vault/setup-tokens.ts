import type { Core } from "@/sandbox/core/types";
import { takeCode } from "../declines";
import { type JsonObject, objectAt, optionalObjectAt, optionalTextAt, urlAt, wordAt } from "../http/body";
import type { ApiCall, Operation } from "../http/operation";
import { invalid, notFound, refused } from "../http/problem";
import { newObjectId, newVaultCustomerId } from "../ids";
import { rememberOwner } from "../owners";
import { presentSetupToken } from "./present";
import { getSetupToken, isExpired, putSetupToken, type SetupToken } from "./records";

const PATTERNS = [
  "IMMEDIATE",
  "DEFERRED",
  "RECURRING_PREPAID",
  "RECURRING_POSTPAID",
  "THRESHOLD_PREPAID",
  "THRESHOLD_POSTPAID",
  "SUBSCRIPTION_PREPAID",
  "SUBSCRIPTION_POSTPAID",
  "UNSCHEDULED_PREPAID",
  "UNSCHEDULED_POSTPAID",
  "INSTALLMENT_PREPAID",
  "INSTALLMENT_POSTPAID",
] as const;

/** PayPal demands an id on every call that writes to the vault, and keeps it three hours. */
export const VAULT_KEEP = {
  hours: 3,
  required: () => invalid("MISSING_REQUIRED_PARAMETER", "PayPal-Request-Id"),
};

function customerIdAt(body: JsonObject): string {
  const customer = optionalObjectAt(body.customer, "/customer");
  const id = optionalTextAt(customer?.id, "/customer/id", 22, /^[0-9a-zA-Z_-]+$/);
  return id ?? newVaultCustomerId();
}

function experienceAt(value: unknown): SetupToken["experience"] | undefined {
  const field = "/payment_source/paypal/experience_context";
  const context = optionalObjectAt(value, field);
  if (!context) return undefined;
  const locale = /^[a-z]{2}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$/;
  return {
    brand_name: optionalTextAt(context.brand_name, `${field}/brand_name`, 300),
    locale: optionalTextAt(context.locale, `${field}/locale`, 10, locale),
    return_url: urlAt(context.return_url, `${field}/return_url`),
    cancel_url: urlAt(context.cancel_url, `${field}/cancel_url`),
  };
}

function createSetupToken(core: Core, call: ApiCall) {
  const body = objectAt(call.body, "/");
  const source = objectAt(body.payment_source, "/payment_source");
  const field = "/payment_source/paypal";
  const { experience_context, ...wallet } = objectAt(source.paypal, field);
  wordAt(wallet.usage_type, `${field}/usage_type`, ["MERCHANT", "PLATFORM"]);
  if (wallet.usage_pattern !== undefined) wordAt(wallet.usage_pattern, `${field}/usage_pattern`, PATTERNS);
  optionalTextAt(wallet.description, `${field}/description`, 128, /^[a-zA-Z0-9_'\-., :;!?"]*$/);
  const experience = experienceAt(experience_context);
  const customer_id = customerIdAt(body);

  const code = takeCode(core, call.account, "setup");
  if (code) throw refused(code);

  const token: SetupToken = {
    id: newObjectId(),
    customer_id,
    status: experience ? "PAYER_ACTION_REQUIRED" : "CREATED",
    wallet,
    experience: experience ?? {},
    created_at: core.now().toISOString(),
  };
  putSetupToken(core, call.account, token);
  rememberOwner(core, "setup_token", token.id, call.account);
  return { status: 201, body: presentSetupToken(token, core.origin) };
}

/** `POST` and `GET /v3/vault/setup-tokens`: what a payer is asked to approve; it lives three days. */
export function setupTokenOperations(core: Core): Operation[] {
  return [
    {
      method: "POST",
      pattern: "/v3/vault/setup-tokens",
      keep: VAULT_KEEP,
      run: (call) => createSetupToken(core, call),
    },
    {
      method: "GET",
      pattern: "/v3/vault/setup-tokens/:id",
      run: (call) => {
        const token = getSetupToken(core, call.account, call.params.id ?? "");
        if (!token || isExpired(core, token)) throw notFound();
        return { status: 200, body: presentSetupToken(token, core.origin) };
      },
    },
  ];
}
