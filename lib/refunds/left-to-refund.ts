import type { ChargeStatus, RefundStatus } from "@/lib/generated/prisma/enums";

type Books = {
  status: ChargeStatus;
  amount: number;
  revenue: object | null;
  refunds: readonly { amount: number; status: RefundStatus }[];
};

/** What a refund may still ask for, in minor units: what was neither given back nor is about to be. Pure. */
export function leftToRefund({ status, amount, revenue, refunds }: Books): number {
  if (!revenue || (status !== "captured" && status !== "refunded")) return 0;
  return refunds.reduce((left, refund) => (refund.status === "failed" ? left : left - refund.amount), amount);
}
