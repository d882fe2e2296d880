import type { ErrorCode } from "@/lib/errors";
import type { TriggerCondition } from "@/lib/generated/prisma/enums";
import { capOf } from "@/lib/items/cap";
import { currencyDigits, fromDecimal, type Money, money, toDecimalString } from "@/lib/money";
import type { FireInput } from "./schema";
import type { TriggerFacts } from "./trigger-facts";

/** Everything that must hold before a trigger charges, in the order in which it is told. */
export const PRECONDITIONS = [
  "customer_active",
  "trigger_allowed",
  "initial_charge_done",
  "item_is_trigger",
  "item_active",
  "enrollment_active",
  "payment_method_usable",
  "gateway_connected",
  "metric_given",
  "amount_valid",
  "amount_within_cap",
] as const;

export type Precondition = {
  name: (typeof PRECONDITIONS)[number];
  ok: boolean;
  /** The error that `fire` answers when it does not hold. */
  fault?: { code: ErrorCode; sentence: string; field?: string };
};

export type Judgement = {
  preconditions: Precondition[];
  /** What would be charged; null when the amount asked for is none. */
  amount: Money | null;
  /** Whether the item's condition is met by the metric; null when there is nothing to compare. */
  conditionMet: boolean | null;
};

type Fault = Precondition["fault"];
type Facts = Omit<TriggerFacts, "claimed" | "recent" | "brand">;

/** Pure: what each rule says of a fire, and the amount it comes to. Firing and the dry run both go by it. */
export function judgeTrigger(facts: Facts, input: FireInput): Judgement {
  const amount = amountOf(facts, input);
  const faults: Record<Precondition["name"], Fault> = {
    customer_active: customerFault(facts),
    trigger_allowed: facts.customer.allow_trigger
      ? undefined
      : { code: "trigger_not_allowed", sentence: "allow_trigger of this billing customer is 0." },
    initial_charge_done: initialFault(facts),
    item_is_trigger:
      facts.item.billing_type === "trigger"
        ? undefined
        : itemFault("item_not_trigger", "names an item that is not of billing type trigger"),
    item_active:
      facts.item.status === "active"
        ? undefined
        : itemFault("item_inactive", "names an item that is not active"),
    enrollment_active: enrollmentFault(facts),
    payment_method_usable: methodFault(facts),
    gateway_connected:
      facts.method && !facts.account
        ? {
            code: "gateway_not_configured",
            sentence: "This organization has no account in use at the gateway of the saved payment method.",
          }
        : undefined,
    metric_given:
      facts.item.trigger_mode === "threshold" && input.metric_value == null
        ? {
            code: "metric_required",
            sentence: "metric_value is required for an item of trigger mode threshold.",
            field: "metric_value",
          }
        : undefined,
    amount_valid: amount.fault,
    amount_within_cap: capFault(
      facts,
      amount.amount,
      input.override_amount == null ? "billable_item_id" : "override_amount",
    ),
  };
  return {
    preconditions: PRECONDITIONS.map((name) => toPrecondition(name, faults[name])),
    amount: amount.amount,
    conditionMet: isConditionMet(facts.item, input.metric_value ?? null),
  };
}

function toPrecondition(name: Precondition["name"], fault: Fault): Precondition {
  return fault ? { name, ok: false, fault } : { name, ok: true };
}

function customerFault({ customer }: Facts): Fault {
  const field = "billing_customer_id";
  if (customer.status === "suspended")
    return { code: "customer_suspended", sentence: "The billing customer is suspended.", field };
  if (customer.status !== "active")
    return {
      code: "customer_not_active",
      sentence: "The billing customer has not completed its set-up.",
      field,
    };
  return undefined;
}

function initialFault({ customer }: Facts): Fault {
  if (customer.initial_charged || !customer.require_initial) return undefined;
  return {
    code: "initial_charge_required",
    sentence: "The initial charge of this billing customer has not been taken.",
    field: "billing_customer_id",
  };
}

function itemFault(code: ErrorCode, what: string): Fault {
  return { code, sentence: `billable_item_id ${what}.`, field: "billable_item_id" };
}

function enrollmentFault({ enrollment }: Facts): Fault {
  const field = "billing_customer_id";
  if (!enrollment || enrollment.status === "cancelled")
    return {
      code: "unknown_enrollment",
      sentence: "The billing customer is not enrolled in this item.",
      field,
    };
  if (enrollment.status === "active") return undefined;
  return {
    code: "enrollment_not_active",
    sentence: "The enrollment is paused: resume it before it is fired.",
    field,
  };
}

function methodFault({ method, customer }: Facts): Fault {
  // Without a completed set-up there is none yet, which is told as such.
  if (customer.status === "pending" || method?.status === "active") return undefined;
  return {
    code: "payment_method_required",
    sentence: "The billing customer has no payment method that can be charged: it has to save another one.",
    field: "billing_customer_id",
  };
}

function amountOf({ item }: Facts, { override_amount }: FireInput): { amount: Money | null; fault?: Fault } {
  if (override_amount == null) return { amount: money(item.unit_price, item.currency) };
  const field = "override_amount";
  const overridable =
    (item.trigger_mode === "variable" || item.trigger_mode === "event") && item.allow_amount_override;
  if (!overridable)
    return {
      amount: money(item.unit_price, item.currency),
      fault: {
        code: "override_not_allowed",
        sentence: "override_amount is not allowed for this item: it charges its unit price.",
        field,
      },
    };
  const amount = fromDecimal(override_amount, item.currency);
  if (amount && amount.minor > 0 && amount.minor <= MOST_MINOR) return { amount };
  const digits = currencyDigits(item.currency);
  const decimals = digits === 0 ? "without decimals" : `with at most ${digits} decimals`;
  return {
    amount: null,
    fault: {
      code: "invalid_request",
      sentence: `override_amount must be a positive amount in ${item.currency} ${decimals}.`,
      field,
    },
  };
}

/** What a column of the database holds. */
const MOST_MINOR = 2_147_483_647;

function capFault({ item, organization }: Facts, amount: Money | null, field: string): Fault {
  const cap = capOf(
    { maxCaptureAmount: item.max_capture_amount, currency: item.currency },
    { currency: organization.currency, maxCaptureAmount: organization.max_capture_amount },
  );
  if (!amount || amount.minor <= cap.minor) return undefined;
  return {
    code: "amount_over_cap",
    sentence: `The amount ${toDecimalString(amount)} is over the cap of ${toDecimalString(cap)} ${cap.currency}; it is refused, not reduced.`,
    field,
  };
}

const COMPARE: Record<TriggerCondition, (value: number, threshold: number) => boolean> = {
  lte: (value, threshold) => value <= threshold,
  gte: (value, threshold) => value >= threshold,
  eq: (value, threshold) => value === threshold,
};

/** A metric under the item's floor meets no condition: it is more likely a mistake than a reason to charge. */
function isConditionMet(item: TriggerFacts["item"], metric: number | null): boolean | null {
  const { trigger_mode: mode, trigger_condition: condition, trigger_threshold: threshold } = item;
  if (metric === null || mode === "event" || condition === null || threshold === null) return null;
  if (item.trigger_floor !== null && metric < item.trigger_floor) return false;
  return COMPARE[condition](metric, threshold);
}
