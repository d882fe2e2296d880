import { EdgeError, type ErrorCode } from "@/lib/errors";
import type { SetupAttempt } from "@/lib/generated/prisma/client";

type Refusal = { code: ErrorCode; sentence: string };

const CONFIRM: Refusal = {
  code: "authentication_required",
  sentence:
    "The initial charge has to be confirmed by the customer, and nothing was taken: send them to the hosted set-up page.",
};

const REFUSALS: Record<string, Refusal> = {
  authentication_required: CONFIRM,
  payer_action_required: CONFIRM,
  method_unusable: {
    code: "payment_method_required",
    sentence: "This payment method cannot be charged: another one has to be saved.",
  },
};

const DECLINED: Refusal = {
  code: "card_declined",
  sentence: "The payment method was declined, and nothing was taken.",
};

/** What an attempt that failed is to the integrator who asked for it; `data` stands beside the error. */
export function toRefusal(
  { failureCode, declineCode }: Pick<SetupAttempt, "failureCode" | "declineCode">,
  data: Record<string, unknown>,
): EdgeError {
  const { code, sentence } = REFUSALS[failureCode ?? ""] ?? DECLINED;
  return new EdgeError(code, sentence, { declineCode: declineCode ?? failureCode ?? undefined, data });
}
