import type { Core, Reply } from "@/sandbox/core/types";
import { takeCode } from "../declines";
import { publish } from "../events";
import { objectAt, textAt, wordAt } from "../http/body";
import type { ApiCall, Operation } from "../http/operation";
import { invalid, notFound, refused } from "../http/problem";
import { newPaymentTokenId } from "../ids";
import { deleteToken } from "./delete-token";
import { presentPaymentToken } from "./present";
import {
  getPaymentToken,
  getSetupToken,
  isExpired,
  type PaymentToken,
  putPaymentToken,
  putSetupToken,
  type SetupToken,
} from "./records";
import { VAULT_KEEP } from "./setup-tokens";

/** A late vault is ready when its webhook goes out, or after this long when the webhook never does. */
const LATE_VAULT_MS = 60_000;

function approvedSetupToken(core: Core, call: ApiCall): SetupToken {
  const body = objectAt(call.body, "/");
  const source = objectAt(body.payment_source, "/payment_source");
  const reference = objectAt(source.token, "/payment_source/token");
  const id = textAt(reference.id, "/payment_source/token/id", 255, /^[0-9A-Z_-]+$/);
  wordAt(reference.type, "/payment_source/token/type", ["SETUP_TOKEN"]);

  const token = getSetupToken(core, call.account, id);
  if (!token) throw notFound();
  const field = "/payment_source/token/id";
  if (isExpired(core, token)) throw refused("TOKEN_EXPIRED", { field });
  if (token.status === "VAULTED") throw refused("TOKEN_ALREADY_USED", { field });
  if (token.status !== "APPROVED") throw refused("TOKEN_NOT_APPROVED", { field });
  return token;
}

function createPaymentToken(core: Core, call: ApiCall): Reply {
  const setup = approvedSetupToken(core, call);
  if (!setup.payer) throw refused("TOKEN_NOT_APPROVED");
  const now = core.now();
  const late = takeCode(core, call.account, "vault") !== undefined;
  const ready_at = late ? { ready_at: new Date(now.getTime() + LATE_VAULT_MS).toISOString() } : {};
  const token: PaymentToken = {
    id: newPaymentTokenId(),
    customer_id: setup.customer_id,
    status: late ? "APPROVED" : "VAULTED",
    ...ready_at,
    wallet: setup.wallet,
    payer: setup.payer,
    plan: setup.plan ?? "succeed",
    charges: 0,
    created_at: now.toISOString(),
  };
  putPaymentToken(core, call.account, token);
  putSetupToken(core, call.account, { ...setup, status: "VAULTED" });

  const vaulted: PaymentToken = { ...token, status: "VAULTED" };
  publish(core, call.account, {
    type: "VAULT.PAYMENT-TOKEN.CREATED",
    summary: "A payment token has been created.",
    resource: { time_created: token.created_at, ...presentPaymentToken(vaulted, core.origin) },
  });
  return { status: 201, body: presentPaymentToken(token, core.origin) };
}

function listPaymentTokens(core: Core, call: ApiCall): Reply {
  const customer = call.query.get("customer_id");
  if (!customer) throw invalid("MISSING_REQUIRED_PARAMETER", "customer_id");
  const size = Number(call.query.get("page_size") ?? 5);
  const page = Number(call.query.get("page") ?? 1);
  if (!(size >= 1)) throw invalid("INVALID_PARAMETER_VALUE", "page_size", size);
  if (!(page >= 1)) throw invalid("INVALID_PARAMETER_VALUE", "page", page);

  const tokens = core.store
    .list<PaymentToken>("paypal", call.account, "payment_token")
    .filter((row) => row.value.customer_id === customer)
    .map((row) => getPaymentToken(core, call.account, row.id) ?? row.value);
  const shown = tokens.slice((page - 1) * size, page * size);
  const totals =
    call.query.get("total_required") === "true" && tokens.length > 0
      ? { total_items: tokens.length, total_pages: Math.ceil(tokens.length / size) }
      : {};
  const self = `${core.origin}/v3/vault/payment-tokens?customer_id=${customer}&page=${page}&page_size=${size}`;
  return {
    status: 200,
    body: {
      ...totals,
      customer: { id: customer },
      payment_tokens: shown.map((token) => presentPaymentToken(token, core.origin)),
      links: [{ href: self, rel: "self", method: "GET", encType: "application/json" }],
    },
  };
}

function deletePaymentToken(core: Core, call: ApiCall): Reply {
  const token = getPaymentToken(core, call.account, call.params.id ?? "");
  // Deleting what is gone already is answered alike.
  if (!token) return { status: 204, body: "" };
  deleteToken(core, call.account, token, "merchant");
  return { status: 204, body: "" };
}

/** `/v3/vault/payment-tokens`: what can be charged later. */
export function paymentTokenOperations(core: Core): Operation[] {
  const pattern = "/v3/vault/payment-tokens";
  return [
    { method: "POST", pattern, keep: VAULT_KEEP, run: (call) => createPaymentToken(core, call) },
    { method: "GET", pattern, run: (call) => listPaymentTokens(core, call) },
    {
      method: "GET",
      pattern: `${pattern}/:id`,
      run: (call) => {
        const token = getPaymentToken(core, call.account, call.params.id ?? "");
        if (!token) throw notFound();
        return { status: 200, body: presentPaymentToken(token, core.origin) };
      },
    },
    { method: "DELETE", pattern: `${pattern}/:id`, run: (call) => deletePaymentToken(core, call) },
  ];
}
