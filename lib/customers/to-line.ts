import { money } from "@/lib/money";
import type { CustomerRow } from "./list-customers";
import type { CustomerLine } from "./view";

export function toCustomerLine({
  lastCharge,
  createdAt,
  activatedAt,
  brandId: _,
  ...row
}: CustomerRow): CustomerLine {
  return {
    ...row,
    lastCharge: lastCharge && {
      status: lastCharge.status,
      amount: money(lastCharge.amount, lastCharge.currency),
      at: lastCharge.at.toISOString(),
    },
    createdAt: createdAt.toISOString(),
    activatedAt: activatedAt?.toISOString() ?? null,
  };
}
