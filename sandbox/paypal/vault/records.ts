import type { Core } from "@/sandbox/core/types";
import type { JsonObject } from "../http/body";

export type Payer = {
  email_address: string;
  payer_id: string;
  name: { given_name: string; surname: string; full_name: string };
};

/** What the payer chose, in PayPal's window, to happen to later charges. */
export type Plan = "succeed" | "decline_first" | "decline_all" | "pending_first";

export type SetupToken = {
  id: string;
  customer_id: string;
  status: "CREATED" | "PAYER_ACTION_REQUIRED" | "APPROVED" | "VAULTED";
  /** What the merchant sent of the wallet, without `experience_context`. */
  wallet: JsonObject;
  experience: { brand_name?: string; locale?: string; return_url?: string; cancel_url?: string };
  created_at: string;
  payer?: Payer;
  plan?: Plan;
  cancelled?: boolean;
};

export type PaymentToken = {
  id: string;
  customer_id: string;
  status: "APPROVED" | "VAULTED";
  /** Set while the vault is not ready: when it becomes so by itself. */
  ready_at?: string;
  wallet: JsonObject;
  payer: Payer;
  plan: Plan;
  /** Charges tried so far, which the plan counts. */
  charges: number;
  created_at: string;
};

const LIFE_MS = 3 * 24 * 3_600_000;

export function isExpired(core: Core, token: SetupToken): boolean {
  return core.now().getTime() - new Date(token.created_at).getTime() > LIFE_MS;
}

export const getSetupToken = (core: Core, account: string, id: string) =>
  core.store.get<SetupToken>("paypal", account, "setup_token", id);

export const putSetupToken = (core: Core, account: string, token: SetupToken) =>
  core.store.put("paypal", account, "setup_token", token.id, token);

export const putPaymentToken = (core: Core, account: string, token: PaymentToken) =>
  core.store.put("paypal", account, "payment_token", token.id, token);

/** A payment token; one whose vault was late and is due by now is made ready first. */
export function getPaymentToken(core: Core, account: string, id: string): PaymentToken | undefined {
  const token = core.store.get<PaymentToken>("paypal", account, "payment_token", id);
  if (!token?.ready_at || new Date(token.ready_at) > core.now()) return token;
  return makeReady(core, account, token);
}

/** From here on the token can be charged. */
export function makeReady(core: Core, account: string, token: PaymentToken): PaymentToken {
  const { ready_at: _, ...rest } = token;
  const ready: PaymentToken = { ...rest, status: "VAULTED" };
  putPaymentToken(core, account, ready);
  return ready;
}
