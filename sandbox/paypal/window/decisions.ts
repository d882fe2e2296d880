import type { Call, Core, Reply } from "@/sandbox/core/types";
import { isObject, type JsonObject } from "../http/body";
import { approveOrder, findOrder } from "../orders/approval";
import { approve, cancel, findSetupToken } from "../vault/approval";
import type { Plan } from "../vault/records";

const PLANS: readonly Plan[] = ["succeed", "decline_first", "decline_all", "pending_first"];

/** What the window's script is told: where to go when nobody opened the window. */
export type Decided = { state: "approved" | "canceled"; payerId?: string; next?: string };

function decisionOf(call: Call): { agrees: boolean; email: string; plan: Plan } | undefined {
  let body: unknown;
  try {
    body = JSON.parse(call.raw.toString("utf8"));
  } catch {
    return undefined;
  }
  const { decision, email, plan }: JsonObject = isObject(body) ? body : {};
  if (decision === "cancel") return { agrees: false, email: "", plan: "succeed" };
  if (decision !== "approve") return undefined;
  if (typeof email !== "string" || !/^[^\s@"]+@[^\s@"-][^\s@"]*$/.test(email)) return undefined;
  return { agrees: true, email, plan: PLANS.find((known) => known === plan) ?? "succeed" };
}

function withQuery(address: string | undefined, query: Record<string, string>): string | undefined {
  if (!address) return undefined;
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

const reply = (status: number, body: Decided | { error: string }): Reply => ({ status, body });
const unreadable = () => reply(400, { error: "Give a decision and a valid e-mail address." });
const unknown = () => reply(404, { error: "This request is not open any more." });

export function decideAgreement(core: Core, call: Call): Reply {
  const decision = decisionOf(call);
  const found = findSetupToken(core, call.params.id ?? "");
  if (!decision) return unreadable();
  if (!found) return unknown();

  const { account, token } = found;
  const after = decision.agrees
    ? approve(core, account, token, decision.email, decision.plan)
    : cancel(core, account, token);
  const query = { approval_token_id: token.id, approval_session_id: token.id };
  if (after.payer) {
    const next = withQuery(token.experience.return_url, query);
    return reply(200, { state: "approved", payerId: after.payer.payer_id, ...(next ? { next } : {}) });
  }
  if (decision.agrees) return unknown();
  const next = withQuery(token.experience.cancel_url, query);
  return reply(200, { state: "canceled", ...(next ? { next } : {}) });
}

export function decideCheckout(core: Core, call: Call): Reply {
  const decision = decisionOf(call);
  const found = findOrder(core, call.params.id ?? "");
  if (!decision) return unreadable();
  if (!found) return unknown();

  const { account, order } = found;
  if (!decision.agrees) {
    const next = withQuery(order.cancel_url, { token: order.id });
    return reply(200, { state: "canceled", ...(next ? { next } : {}) });
  }
  const payerId = approveOrder(core, account, order, decision.email).payer?.payer_id ?? "";
  const next = withQuery(order.return_url, { token: order.id, PayerID: payerId });
  return reply(200, { state: "approved", payerId, ...(next ? { next } : {}) });
}
