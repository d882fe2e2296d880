import { type Context, keep, seconds } from "../api/context";
import type { BalanceTransaction } from "../api/objects";

type Movement = {
  type: "charge" | "refund" | "refund_failure" | "adjustment";
  /** Stripe's wider word for the type, where it is another. */
  category?: "dispute" | "dispute_reversal";
  source: string;
  amount: number;
  fee: number;
  currency: string;
  description?: string;
};

const FEE_OF_DISPUTES = "Dispute fee";

/** One movement of the account's balance, kept. `fee` may be negative: one that is given back. */
export function newTransaction(ctx: Context, movement: Movement): BalanceTransaction {
  const { type, category, source, amount, fee, currency } = movement;
  const details = {
    amount: fee,
    application: null,
    currency,
    description: category ? FEE_OF_DISPUTES : "Stripe processing fees",
    type: "stripe_fee",
  };
  return keep(ctx, "balance_transaction", {
    id: ctx.core.newId("txn_"),
    object: "balance_transaction",
    amount,
    available_on: seconds(ctx) + 2 * 86_400,
    balance_type: "payments",
    created: seconds(ctx),
    currency,
    description: movement.description ?? null,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [details],
    net: amount - fee,
    reporting_category: category ?? type,
    source,
    status: "pending",
    type,
  });
}
