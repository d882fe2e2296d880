import { createHash } from "node:crypto";
import { GatewayUnknown } from "../errors";
import type { BeginSetup, BegunSetup, GatewayAccount, SetupRef, SetupState } from "../types";
import { type SetupTokenAnswer, setupToken } from "./answers";
import type { PaypalClient } from "./client";
import { paypalCredentials } from "./credentials";
import { asking, isMissing } from "./refusal";
import { toSetupTokenRequest } from "./setup-token-request";
import { obtainMethod } from "./vault";

/**
 * Makes a setup token, or finds it again: the request id comes from the attempt and, because PayPal refuses an id that
 * comes back with another body, from what is asked (the payer's language may change between two calls). A token lives 3
 * days; PayPal remembers the id for 3 h, after which a repeat makes another token. No money hangs on either.
 */
export async function beginPaypalSetup(
  client: PaypalClient,
  account: GatewayAccount,
  input: BeginSetup,
): Promise<BegunSetup> {
  const operation = "beginning a setup";
  const { clientId } = paypalCredentials(account);
  const body = toSetupTokenRequest(input);
  const digest = createHash("sha256").update(JSON.stringify(body)).digest("base64url").slice(0, 12);
  const token = await asking(operation, () =>
    client.call(account, {
      operation,
      method: "POST",
      path: "/v3/vault/setup-tokens",
      body,
      requestId: `${input.attemptId}:${digest}`,
      answer: setupToken,
    }),
  );
  const approvalUrl = token.links.find(({ rel }) => rel === "approve" || rel === "payer-action")?.href;
  if (!approvalUrl) throw new GatewayUnknown(operation);
  const customerRef = token.customer?.id ?? input.customerRef;
  return {
    ref: token.id,
    ...(customerRef ? { customerRef } : {}),
    client: {
      gateway: "paypal",
      clientId,
      setupToken: token.id,
      approvalUrl,
      environment: account.mode === "live" ? "production" : "sandbox",
    },
  };
}

/** Asks PayPal; an approved token is exchanged for one that can be charged. */
export async function readPaypalSetup(
  client: PaypalClient,
  account: GatewayAccount,
  setup: SetupRef,
): Promise<SetupState> {
  return asking("reading a setup", async () => {
    const token = await findSetupToken(client, account, setup.ref);
    if (token && isOpen(token)) return { state: "waiting" };
    return obtainMethod(client, account, setup, token);
  });
}

/**
 * PayPal cannot cancel a setup token. One that is never exchanged saves nothing and takes nothing, so everything before
 * the exchange counts as cancelled; afterwards the answer is what was saved. The caller must not read a cancelled setup
 * again: reading exchanges.
 */
export async function cancelPaypalSetup(
  client: PaypalClient,
  account: GatewayAccount,
  setup: SetupRef,
): Promise<SetupState> {
  return asking("cancelling a setup", async () => {
    const token = await findSetupToken(client, account, setup.ref);
    if (!token || isOpen(token) || token.status === "APPROVED") return { state: "cancelled" };
    return obtainMethod(client, account, setup, token);
  });
}

function isOpen({ status }: SetupTokenAnswer): boolean {
  return status === "CREATED" || status === "PAYER_ACTION_REQUIRED";
}

/** Undefined when PayPal does not know the token, or no longer. */
async function findSetupToken(
  client: PaypalClient,
  account: GatewayAccount,
  id: string,
): Promise<SetupTokenAnswer | undefined> {
  try {
    return await client.call(account, {
      operation: "reading a setup",
      method: "GET",
      path: `/v3/vault/setup-tokens/${encodeURIComponent(id)}`,
      answer: setupToken,
    });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
