import type { Gateway, PaypalCredentials } from "../types";
import { makeCertificates } from "./certificates";
import { chargePaypal, readPaypalCharge } from "./charge";
import { makePaypalClient, type PaypalOptions } from "./client";
import { identifyPaypalAccount } from "./identify-account";
import { listPaypalHistory } from "./list-history";
import { beginPaypalPayment, cancelPaypalCharge } from "./payment";
import { provokePaypalEvent } from "./provoke-event";
import { readPaypalAccount } from "./read-account";
import { readPaypalMethod } from "./read-method";
import { readPaypalMoney } from "./read-money";
import { readPaypalWebhook } from "./read-webhook";
import { readPaypalRefund, refundPaypal } from "./refund";
import { registerPaypalWebhook } from "./register-webhook";
import { beginPaypalSetup, cancelPaypalSetup, readPaypalSetup } from "./setup";
import { verifyPaypalWebhook } from "./webhook";

/** PayPal behind the gateway interface; see `Gateway` for what each call promises and throws. */
export function makePaypalGateway(options: PaypalOptions = {}): Gateway<PaypalCredentials> {
  const client = makePaypalClient(options);
  const certificates = makeCertificates(client.apiBase, client.timeoutMs);
  return {
    name: "paypal",
    beginSetup: (account, input) => beginPaypalSetup(client, account, input),
    readSetup: (account, setup) => readPaypalSetup(client, account, setup),
    cancelSetup: (account, setup) => cancelPaypalSetup(client, account, setup),
    charge: (account, request) => chargePaypal(client, account, request),
    readCharge: (account, request) => readPaypalCharge(client, account, request),
    beginPayment: (account, request) => beginPaypalPayment(client, account, request),
    cancelCharge: (account, request) => cancelPaypalCharge(client, account, request),
    refund: (account, request) => refundPaypal(client, account, request),
    readRefund: (account, request) => readPaypalRefund(client, account, request),
    readMoney: (account, capture) => readPaypalMoney(client, account, capture),
    readMethod: (account, method) => readPaypalMethod(client, account, method),
    verifyWebhook: (account, raw, headers) =>
      verifyPaypalWebhook(client, certificates, account, raw, headers),
    registerWebhook: (account, url) => registerPaypalWebhook(client, account, url),
    listHistory: (account, period, from) => listPaypalHistory(client, account, period, from),
    readAccount: (account) => readPaypalAccount(client, account),
    identifyAccount: (account) => identifyPaypalAccount(client, account),
    readWebhook: (account, url) => readPaypalWebhook(client, account, url),
    tryVaulting: async (account, setup) => void (await beginPaypalSetup(client, account, setup)),
    provokeEvent: (account) => provokePaypalEvent(client, account),
  };
}
