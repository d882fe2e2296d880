/** What the integrator may believe of one charge. `doubt`: nobody knows yet. */
export type ModelCharge = {
  id: string;
  status: "captured" | "failed" | "doubt" | "waiting";
  /** What the same call is answered with for ever, once it is known. */
  code?: string;
  amount: number;
  refunded: number;
  /** Staff have ended it: should it fail, that is nothing against the customer. */
  ending?: boolean;
  /** Its ending has begun, and no request of ours was under way: nobody may take it any more. */
  mayOnlyFail?: boolean;
};

/** One customer in one item, as the promises of the product say it must stand. */
export type ModelEnrollment = {
  enrollment: "active" | "paused" | "cancelled";
  failures: number;
  /** By what the integrator called them. */
  byTrigger: Map<string, ModelCharge>;
  charges: ModelCharge[];
};

export type Model = {
  suspended: boolean;
  enrollments: Record<ItemKind, ModelEnrollment>;
};

/** `taken` charges the saved method; `billed` asks the customer. */
export type ItemKind = "taken" | "billed";

export const GATEWAYS = ["stripe", "paypal"] as const;
export const ITEM_KINDS = ["taken", "billed"] as const;
export const FAILURE_LIMIT = 3;
/** Minor units of every charge. */
export const AMOUNT = 20_000;

const newEnrollment = (): ModelEnrollment => ({
  enrollment: "active",
  failures: 0,
  byTrigger: new Map(),
  charges: [],
});

export const newModel = (): Model => ({
  suspended: false,
  enrollments: { taken: newEnrollment(), billed: newEnrollment() },
});

/** A charge is known to have come to an end: failures in a row are counted, and forgotten. */
export function settle(enrollment: ModelEnrollment, charge: ModelCharge, to: "captured" | "failed"): void {
  charge.status = to;
  if (to === "captured") {
    if (charge.mayOnlyFail) throw new Error(`${charge.id} was taken though staff had ended it`);
    enrollment.failures = 0;
    return;
  }
  if (charge.ending) {
    charge.code = "charge_ended";
    return;
  }
  charge.code ??= "card_declined";
  enrollment.failures += 1;
  if (enrollment.failures >= FAILURE_LIMIT && enrollment.enrollment === "active")
    enrollment.enrollment = "paused";
}

export function inDoubt({ charges }: ModelEnrollment): ModelCharge | undefined {
  return charges.find(({ status }) => status === "doubt");
}
