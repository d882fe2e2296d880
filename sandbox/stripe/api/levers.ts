import type { Call, Core, Route } from "../../core/types";
import { act, actOn, findIntent, ownerOf } from "./act";
import { getOrThrow, keep } from "./context";
import { toDecline } from "./declines";
import { emit } from "./events";
import { setPresentation } from "./next-action";
import { dispute, settleHeld } from "./settle-payment";
import { invalid, missing } from "./stripe-error";

/** What happens at Stripe without anyone calling its API, brought about by hand. */
export function leverRoutes(core: Core): Route[] {
  return [
    act("/_sandbox/stripe/settle", (call) => {
      const { intent: id = "", decline_code: code } = readJson(call);
      const { ctx, intent } = findIntent(core, id);
      if (intent.object !== "payment_intent" || intent.status !== "processing")
        throw missing("payment_intent that is processing", id, "intent");
      return settleHeld(ctx, intent, code ? toDecline(code) : undefined);
    }),
    act("/_sandbox/stripe/challenges", (call) => {
      const { account = "", mode } = readJson(call);
      const suffix = account.replace(/^(?:acct_|sk_test_|pk_test_)/, "");
      setPresentation(actOn(core, suffix), mode === "redirect" ? "redirect" : "page");
      return { ok: true };
    }),
    act("/_sandbox/stripe/dispute", (call) => {
      const { charge = "" } = readJson(call);
      const ctx = ownerOf(core, "charge", charge);
      return dispute(ctx, getOrThrow(ctx, "charge", charge));
    }),
    act("/_sandbox/stripe/close-dispute", (call) => {
      const { dispute: id = "", status = "lost" } = readJson(call);
      const ctx = ownerOf(core, "dispute", id);
      const closed = keep(ctx, "dispute", { ...getOrThrow(ctx, "dispute", id), status });
      emit(ctx, "charge.dispute.closed", closed);
      return closed;
    }),
    act("/_sandbox/stripe/renew-card", (call) => {
      const { payment_method: id = "" } = readJson(call);
      const ctx = ownerOf(core, "payment_method", id);
      const method = getOrThrow(ctx, "payment_method", id);
      const { exp_year } = method.card;
      const renewed = keep(ctx, "payment_method", {
        ...method,
        card: { ...method.card, exp_year: exp_year + 4 },
      });
      emit(ctx, "payment_method.automatically_updated", renewed, { card: { exp_year } });
      return renewed;
    }),
  ];
}

function readJson(call: Call): Record<string, string | undefined> {
  try {
    return JSON.parse(call.raw.toString("utf8") || "{}") as Record<string, string | undefined>;
  } catch {
    throw invalid("The body is not JSON.");
  }
}
