import { type Money, money } from "@/lib/money";

type Payer = {
  status: string;
  requireInitial: boolean;
  initialCharged: boolean;
  initialAmount: number;
  currency: string;
};

/** The initial charge that the set-up still has to take; null when none is due. */
export function initialDue(customer: Payer): Money | null {
  const due = customer.status !== "active" && customer.requireInitial && !customer.initialCharged;
  return due ? money(customer.initialAmount, customer.currency) : null;
}
