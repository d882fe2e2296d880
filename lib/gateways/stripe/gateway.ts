import type { Gateway, StripeCredentials } from "../types";
import { chargeStripe, readStripeCharge } from "./charge";
import { makeStripeClients, type StripeOptions } from "./client";
import { identifyStripeAccount } from "./identify-account";
import { listStripeHistory } from "./list-history";
import { beginStripePayment, cancelStripeCharge } from "./payment";
import { provokeStripeEvent } from "./provoke-event";
import { readStripeAccount } from "./read-account";
import { readStripeMethod } from "./read-method";
import { readStripeMoney } from "./read-money";
import { readStripeWebhook } from "./read-webhook";
import { readStripeRefund, refundStripe } from "./refund";
import { registerStripeWebhook } from "./register-webhook";
import { beginStripeSetup, cancelStripeSetup, readStripeSetup } from "./setup";
import { verifyStripeWebhook } from "./webhook";

/** Stripe behind the gateway interface; see `Gateway` for what each call promises and throws. */
export function makeStripeGateway(options: StripeOptions = {}): Gateway<StripeCredentials> {
  const clients = makeStripeClients(options);
  return {
    name: "stripe",
    beginSetup: (account, input) => beginStripeSetup(clients, account, input),
    readSetup: (account, setup) => readStripeSetup(clients, account, setup),
    cancelSetup: (account, setup) => cancelStripeSetup(clients, account, setup),
    charge: (account, request) => chargeStripe(clients, account, request),
    readCharge: (account, request) => readStripeCharge(clients, account, request),
    beginPayment: (account, request) => beginStripePayment(clients, account, request),
    cancelCharge: (account, request) => cancelStripeCharge(clients, account, request),
    refund: (account, request) => refundStripe(clients, account, request),
    readRefund: (account, request) => readStripeRefund(clients, account, request),
    readMoney: (account, capture) => readStripeMoney(clients, account, capture),
    readMethod: (account, method) => readStripeMethod(clients, account, method),
    verifyWebhook: async (account, raw, headers) => verifyStripeWebhook(account, raw, headers),
    registerWebhook: (account, url) => registerStripeWebhook(clients, account, url),
    listHistory: (account, period, from) => listStripeHistory(clients, account, period, from),
    readAccount: (account) => readStripeAccount(clients, account),
    identifyAccount: (account) => identifyStripeAccount(clients, account),
    readWebhook: (account, url) => readStripeWebhook(clients, account, url),
    // Whoever may take cards at Stripe may keep them.
    tryVaulting: async (account) => void (await readStripeAccount(clients, account)),
    provokeEvent: (account, probeId) => provokeStripeEvent(clients, account, probeId),
  };
}
