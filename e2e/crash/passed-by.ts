import type { GatewayName } from "@/lib/gateways/types";
import { STEPS, type Step } from "@/lib/step";

const BOTH = ["stripe", "paypal"] as const;
/** Stripe takes the money with the object that the browser confirms; there is nothing of ours to ask for. */
const PAYPAL = ["paypal"] as const;
/** PayPal cannot say of a charge that it has not heard of it; what it has taken cannot be called off. */
const STRIPE = ["stripe"] as const;

/** Who passes each step; a step without its place here does not compile. */
const PASSED_BY: Record<Step, readonly GatewayName[]> = {
  "build.before_commit": BOTH,
  "build.after_commit": BOTH,
  "create.before_commit": BOTH,
  "create.after_commit": BOTH,
  "begin.before_row": BOTH,
  "begin.after_row": BOTH,
  "begin.after_gateway": BOTH,
  "begin.after_commit": BOTH,
  "try.before_commit": BOTH,
  "try.after_commit": BOTH,
  "finish.before_read": BOTH,
  "finish.after_read": BOTH,
  "finish.before_charge_row": PAYPAL,
  "finish.after_charge_row": PAYPAL,
  "finish.after_charge": PAYPAL,
  "finish.before_activation": BOTH,
  "finish.in_activation": BOTH,
  "finish.after_activation": BOTH,
  "fire.before_row": BOTH,
  "fire.after_row": BOTH,
  "fire.after_gateway": BOTH,
  "fire.after_capture": BOTH,
  "fire.after_settled": BOTH,
  "fire.after_invoice": BOTH,
  "charge.before_read": BOTH,
  "charge.after_read": BOTH,
  "charge.before_capture": PAYPAL,
  "end.before_mark": STRIPE,
  "end.after_mark": STRIPE,
  "end.before_call_off": STRIPE,
  "end.after_call_off": STRIPE,
  "late.before_row": BOTH,
  "late.after_row": BOTH,
  "pay.before_begin": BOTH,
  "pay.after_begin": BOTH,
  "pay.after_begin_commit": BOTH,
  "pay.before_try_commit": BOTH,
  "pay.after_try_commit": BOTH,
  "pay.before_saved_commit": PAYPAL,
  "pay.after_saved_commit": PAYPAL,
  "pay.after_saved_charge": PAYPAL,
  "pay.before_finish": BOTH,
  "pay.after_finish": BOTH,
  "pay.after_void_mark": BOTH,
  "pay.after_void_cancel": BOTH,
  "pay.after_void_commit": BOTH,
  "inbox.before_commit": BOTH,
  "inbox.after_commit": BOTH,
  "inbox.after_converge": BOTH,
  "refund.before_row": BOTH,
  "refund.after_row": BOTH,
  "refund.after_gateway": BOTH,
  "refund.in_settlement": BOTH,
  "refund.after_settlement": BOTH,
  "money.after_read": BOTH,
  "money.in_convergence": BOTH,
};

/** Every step of these flows with every gateway that passes it. */
export const cases = (prefix: string) =>
  STEPS.filter((step) => step.startsWith(prefix)).flatMap((step) =>
    PASSED_BY[step].map((gateway) => ({ step, gateway })),
  );
