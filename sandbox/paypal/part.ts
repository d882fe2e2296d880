import type { Call, Core, MakePart } from "@/sandbox/core/types";
import { certificateRoute, makeSigner } from "./certificate/signer";
import { claimedAccount } from "./credentials";
import { disputeOperations } from "./disputes/operations";
import { toRoute } from "./http/operation";
import { forcedErrorBody, notFound } from "./http/problem";
import { rememberReply } from "./http/request-id";
import { tokenRoute } from "./http/token-route";
import { leverRoutes } from "./levers/levers";
import { findOrder } from "./orders/approval";
import { orderOperations } from "./orders/operations";
import { captureOperations } from "./orders/payments";
import { refundOperations } from "./refunds/operations";
import { accountOfPage, sdkRoutes } from "./sdk/routes";
import { findSetupToken } from "./vault/approval";
import { paymentTokenOperations } from "./vault/payment-tokens";
import { setupTokenOperations } from "./vault/setup-tokens";
import { webhookOperations } from "./webhooks/endpoints";
import { eventOperations } from "./webhooks/history";
import { simulateOperation } from "./webhooks/simulate";
import { webhookTargets } from "./webhooks/targets";
import { verifyOperation } from "./webhooks/verify";
import { windowRoutes } from "./window/routes";

/** Whose a call is: by its credential, or, in the browser, by the client id or the object that its address names. */
function accountOf(core: Core, call: Call): string | undefined {
  const id = /^\/paypal\/(?:approve|checkout|sdk\/(?:setup-tokens|orders))\/([^/]+)$/.exec(call.path)?.[1];
  if (id) return (findSetupToken(core, id) ?? findOrder(core, id))?.account;
  if (call.path.startsWith("/paypal/")) return accountOfPage(core, call);
  return claimedAccount(call);
}

/** The sandbox's PayPal: its API, its script, its windows, its webhooks. */
export const makePaypalPart: MakePart = (core) => {
  const signer = makeSigner(core);
  const operations = [
    ...setupTokenOperations(core),
    ...paymentTokenOperations(core),
    ...orderOperations(core),
    ...captureOperations(core),
    ...refundOperations(core),
    ...disputeOperations(core),
    ...webhookOperations(core, signer),
    ...eventOperations(core),
    simulateOperation(core),
    verifyOperation(core, signer),
  ];
  return {
    provider: "paypal",
    routes: [
      tokenRoute(core),
      ...operations.map((operation) => toRoute(core, operation)),
      certificateRoute(core),
      ...sdkRoutes(core),
      ...windowRoutes(core),
      ...leverRoutes(core),
    ],
    accountOf: (call) => accountOf(core, call),
    targets: (account) => webhookTargets(core, signer, account),
    notFound: () => notFound().toReply(),
    errorBody: forcedErrorBody,
    remember: (call, reply) => {
      const account = claimedAccount(call);
      if (account) rememberReply(core, account, call, reply);
    },
  };
};
