import type { Core, Route } from "../../core/types";
import { act, actOn, findIntent, ownerOf, readJson } from "./act";
import { getOrThrow, keep } from "./context";
import { toDecline } from "./declines";
import { emit } from "./events";
import { detach } from "./method-records";
import { setPresentation } from "./next-action";
import { settleHeld } from "./settle-payment";
import { missing } from "./stripe-error";

/** What happens at Stripe to intents and methods without anyone calling its API, brought about by hand. */
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
    act("/_sandbox/stripe/detach", (call) => {
      const { payment_method: id = "" } = readJson(call);
      const ctx = ownerOf(core, "payment_method", id);
      const method = getOrThrow(ctx, "payment_method", id);
      if (method.customer === null) throw missing("payment_method that is attached", id, "payment_method");
      return detach(ctx, method);
    }),
    act("/_sandbox/stripe/renew-card", (call) => {
      const { payment_method: id = "", last4, exp_month, exp_year } = readJson(call);
      const ctx = ownerOf(core, "payment_method", id);
      const method = getOrThrow(ctx, "payment_method", id);
      const before = method.card;
      const card = {
        ...before,
        last4: last4 ?? before.last4,
        exp_month: Number(exp_month ?? before.exp_month),
        exp_year: Number(exp_year ?? before.exp_year + 4),
      };
      const renewed = keep(ctx, "payment_method", { ...method, card });
      const previous = { exp_month: before.exp_month, exp_year: before.exp_year, last4: before.last4 };
      emit(ctx, "payment_method.automatically_updated", renewed, { card: previous });
      return renewed;
    }),
  ];
}
