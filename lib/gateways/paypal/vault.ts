import type { z } from "zod";
import type { GatewayAccount, SetupRef, SetupState } from "../types";
import {
  type PaymentTokenAnswer,
  paymentToken,
  paymentTokens,
  type SetupTokenAnswer,
  type wallet,
} from "./answers";
import type { PaypalClient } from "./client";
import { isChargeable, toSavedMethod } from "./mapper";
import { isMissing, isRefusal } from "./refusal";

const OPERATION = "exchanging a setup token";
const PAGE_SIZE = 50;

/**
 * The payment token of an approved setup token. Repeating the exchange under its request id gives the same token for 3
 * h; after that PayPal calls the setup token used, and the token is found among its customer's. Cancelled when PayPal
 * does not know the setup token any more.
 */
export async function obtainMethod(
  client: PaypalClient,
  account: GatewayAccount,
  setup: SetupRef,
  setupToken: SetupTokenAnswer | undefined,
): Promise<SetupState> {
  const used = setupToken?.status === "VAULTED";
  const exchanged = await exchange(client, account, setup).catch((error: unknown) => {
    if (isMissing(error) || (isRefusal(error) && error.status === 422 && (used || !setupToken))) return null;
    throw error;
  });
  if (exchanged) {
    // The exchange's kept answer never changes: whether a late vault is ready by now is asked anew.
    return toState(isChargeable(exchanged) ? exchanged : await readToken(client, account, exchanged));
  }
  // Only a used setup token proves that one of the customer's tokens came from it.
  if (!setupToken || !used) return { state: "cancelled" };
  const found = await findAmongCustomers(client, account, setupToken);
  return found ? toState(found) : { state: "processing" };
}

function toState(token: PaymentTokenAnswer): SetupState {
  if (!isChargeable(token)) return { state: "processing" };
  return { state: "saved", method: toSavedMethod(token) };
}

function exchange(
  client: PaypalClient,
  account: GatewayAccount,
  { attemptId, ref }: SetupRef,
): Promise<PaymentTokenAnswer> {
  return client.call(account, {
    operation: OPERATION,
    method: "POST",
    path: "/v3/vault/payment-tokens",
    body: { payment_source: { token: { id: ref, type: "SETUP_TOKEN" } } },
    requestId: `${attemptId}:${ref}`,
    answer: paymentToken,
  });
}

async function readToken(
  client: PaypalClient,
  account: GatewayAccount,
  token: PaymentTokenAnswer,
): Promise<PaymentTokenAnswer> {
  try {
    return await client.call(account, {
      operation: OPERATION,
      method: "GET",
      path: `/v3/vault/payment-tokens/${encodeURIComponent(token.id)}`,
      answer: paymentToken,
    });
  } catch (error) {
    // Not in the vault yet.
    if (isMissing(error)) return token;
    throw error;
  }
}

/**
 * The token made from this setup among those of its customer: the payer's own, or the only one. Two that cannot be told
 * apart give none, for a charge must not go to another wallet than the one just approved.
 */
async function findAmongCustomers(
  client: PaypalClient,
  account: GatewayAccount,
  setupToken: SetupTokenAnswer,
): Promise<PaymentTokenAnswer | undefined> {
  const customerRef = setupToken.customer?.id;
  if (!customerRef) return undefined;
  const query = new URLSearchParams({ customer_id: customerRef, page_size: String(PAGE_SIZE) });
  const { payment_tokens: tokens } = await client.call(account, {
    operation: OPERATION,
    method: "GET",
    path: `/v3/vault/payment-tokens?${query}`,
    answer: paymentTokens,
  });
  const payer = setupToken.payment_source?.paypal;
  const own = tokens.find(({ payment_source: source }) => isSamePayer(source?.paypal, payer));
  return own ?? (tokens.length === 1 ? tokens[0] : undefined);
}

type Wallet = z.infer<typeof wallet>;

function isSamePayer(one: Wallet | undefined, other: Wallet | undefined): boolean {
  if (one?.payer_id && other?.payer_id) return one.payer_id === other.payer_id;
  return one?.email_address !== undefined && one.email_address === other?.email_address;
}
