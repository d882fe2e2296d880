import type { Call, Core, Reply } from "@/sandbox/core/types";
import { isObject, type JsonObject } from "../http/body";
import { approveOrder, findOrder } from "../orders/approval";
import { approve, cancel, findSetupToken } from "../vault/approval";
import type { Plan } from "../vault/records";

const PLANS: readonly Plan[] = ["succeed", "decline_first", "decline_all", "pending_first"];

/** What the window's script is told: where to go when nobody opened the window. */
export type Decided = { state: "approved" | "canceled"; payerId?: string; next?: string };

const isForm = (call: Call) => /urlencoded/.test(call.headers["content-type"] ?? "");

function sent(call: Call): JsonObject {
  const text = call.raw.toString("utf8");
  if (isForm(call)) return Object.fromEntries(new URLSearchParams(text));
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? body : {};
  } catch {
    return {};
  }
}

function decisionOf(call: Call): { agrees: boolean; email: string; plan: Plan } | undefined {
  const { decision, email = "payer@example.test", plan } = sent(call);
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

/** A form is led on as PayPal leads a browser back; a script is told where to go. */
function decided(call: Call, body: Decided): Reply {
  if (isForm(call) && body.next) return { status: 303, headers: { location: body.next }, body: "" };
  return { status: 200, body };
}

const reply = (status: number, body: { error: string }): Reply => ({ status, body });
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
    return decided(call, {
      state: "approved",
      payerId: after.payer.payer_id,
      ...(next ? { next } : {}),
    });
  }
  if (decision.agrees) return unknown();
  const next = withQuery(token.experience.cancel_url, query);
  return decided(call, { state: "canceled", ...(next ? { next } : {}) });
}

export function decideCheckout(core: Core, call: Call): Reply {
  const decision = decisionOf(call);
  const found = findOrder(core, call.params.id ?? "");
  if (!decision) return unreadable();
  if (!found) return unknown();

  const { account, order } = found;
  if (!decision.agrees) {
    const next = withQuery(order.cancel_url, { token: order.id });
    return decided(call, { state: "canceled", ...(next ? { next } : {}) });
  }
  const payerId = approveOrder(core, account, order, decision.email).payer?.payer_id ?? "";
  const next = withQuery(order.return_url, { token: order.id, PayerID: payerId });
  return decided(call, { state: "approved", payerId, ...(next ? { next } : {}) });
}
