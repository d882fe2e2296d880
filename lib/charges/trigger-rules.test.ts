import { describe, expect, it } from "vitest";
import type { FireInput } from "./schema";
import type { TriggerFacts } from "./trigger-facts";
import { judgeTrigger } from "./trigger-rules";

const ORGANIZATION = { id: "org", currency: "USD", max_capture_amount: 50_000 };

const ITEM: TriggerFacts["item"] = {
  id: "bi",
  brand_id: null,
  name: "Wallet top-up",
  billing_type: "trigger",
  trigger_mode: "fixed",
  capture_mode: "off_session",
  trigger_condition: "lte",
  trigger_threshold: 15,
  trigger_floor: null,
  allow_amount_override: false,
  max_capture_amount: null,
  unit_price: 20_000,
  currency: "USD",
  status: "active",
};

const FACTS = {
  organization: ORGANIZATION,
  item: ITEM,
  customer: {
    id: "bc",
    status: "active",
    gateway: "stripe",
    allow_trigger: true,
    require_initial: true,
    initial_charged: true,
  },
  enrollment: { id: "ts", status: "active" },
  method: {
    id: "pm",
    status: "active",
    gateway: "stripe",
    gateway_account_id: "ga",
    ref: "pm_1",
    customer_ref: "cus_1",
    label: "Visa",
  },
  account: { id: "ga", orgId: "org", mode: "test", credentials: {} },
} satisfies Omit<TriggerFacts, "brand" | "claimed" | "recent">;

type Facts = Omit<TriggerFacts, "brand" | "claimed" | "recent">;

function judge(facts: Partial<Facts>, input: Partial<FireInput> = {}) {
  const call = { org_id: "org", brand_id: "1", billable_item_id: "bi", billing_customer_id: "bc" };
  const judged = judgeTrigger({ ...FACTS, ...facts }, { ...call, ...input });
  return { ...judged, faults: judged.preconditions.flatMap(({ fault }) => fault?.code ?? []) };
}

const item = (change: Partial<TriggerFacts["item"]>) => ({ item: { ...ITEM, ...change } });
const customer = (change: Partial<TriggerFacts["customer"]>) => ({
  customer: { ...FACTS.customer, ...change },
});

describe("the preconditions of a fire", () => {
  it("hold for an active customer who is enrolled in an active item", () => {
    expect(judge({}).faults).toEqual([]);
  });

  it.each([
    ["suspended", customer({ status: "suspended" }), ["customer_suspended"]],
    ["pending", customer({ status: "pending" }), ["customer_not_active"]],
    ["not allowed", customer({ allow_trigger: false }), ["trigger_not_allowed"]],
    ["without its initial charge", customer({ initial_charged: false }), ["initial_charge_required"]],
    ["that needs no initial charge", customer({ initial_charged: false, require_initial: false }), []],
    ["not enrolled", { enrollment: null }, ["unknown_enrollment"]],
    ["cancelled", { enrollment: { id: "ts", status: "cancelled" as const } }, ["unknown_enrollment"]],
    ["paused", { enrollment: { id: "ts", status: "paused" as const } }, ["enrollment_not_active"]],
    ["without a method", { method: null, account: null }, ["payment_method_required"]],
    [
      "with a detached method",
      { method: { ...FACTS.method, status: "detached" as const } },
      ["payment_method_required"],
    ],
    ["at a gateway account that is not in use", { account: null }, ["gateway_not_configured"]],
    ["of an item that is none", item({ billing_type: "one_off" }), ["item_not_trigger"]],
    ["of an inactive item", item({ status: "inactive" }), ["item_inactive"]],
  ])("of a customer %s", (_, facts, faults) => {
    expect(judge(facts).faults).toEqual(faults);
  });
});

describe("the amount of a fire", () => {
  const variable = item({ trigger_mode: "variable", allow_amount_override: true });

  it.each([
    ["the unit price of a fixed item", {}, {}, 20_000],
    ["the override of a variable item", variable, { override_amount: 123.45 }, 12_345],
    ["an override as older integrations send it", variable, { override_amount: "123.45" }, 12_345],
    ["the unit price of a variable item without an override", variable, {}, 20_000],
    [
      "the override of an event item",
      item({ trigger_mode: "event", allow_amount_override: true }),
      { override_amount: 1 },
      100,
    ],
    [
      "an override in yen",
      item({ trigger_mode: "variable", allow_amount_override: true, currency: "JPY" }),
      { override_amount: 500 },
      500,
    ],
    [
      "an override in dinars",
      item({ trigger_mode: "variable", allow_amount_override: true, currency: "KWD" }),
      { override_amount: 1.235 },
      1235,
    ],
  ])("is %s", (_, facts, input, minor) => {
    const judged = judge(facts, input);
    expect(judged.faults).toEqual([]);
    expect(judged.amount?.minor).toBe(minor);
  });

  it.each([
    ["an override of a fixed item", {}, { override_amount: 200 }, "override_not_allowed"],
    [
      "an override of a threshold item",
      item({ trigger_mode: "threshold" }),
      { override_amount: 1, metric_value: 20 },
      "override_not_allowed",
    ],
    [
      "an override of a variable item that forbids it",
      item({ trigger_mode: "variable" }),
      { override_amount: 1 },
      "override_not_allowed",
    ],
    ["nothing", variable, { override_amount: 0 }, "invalid_request"],
    ["less than nothing", variable, { override_amount: -1 }, "invalid_request"],
    ["a fraction of a cent", variable, { override_amount: 1.001 }, "invalid_request"],
    [
      "a fraction of a yen",
      item({ trigger_mode: "variable", allow_amount_override: true, currency: "JPY" }),
      { override_amount: 1.5 },
      "invalid_request",
    ],
    ["no number", variable, { override_amount: "a lot" }, "invalid_request"],
    ["more than a column holds", variable, { override_amount: 1e11 }, "invalid_request"],
    [
      "a cent over the item's cap",
      item({ trigger_mode: "variable", allow_amount_override: true, max_capture_amount: 10_000 }),
      { override_amount: 100.01 },
      "amount_over_cap",
    ],
    ["a cent over the organization's cap", variable, { override_amount: 500.01 }, "amount_over_cap"],
    [
      "a yen over the organization's cap, which is in units",
      item({ trigger_mode: "variable", allow_amount_override: true, currency: "JPY" }),
      { override_amount: 501 },
      "amount_over_cap",
    ],
    ["a unit price over the cap", item({ unit_price: 50_001 }), {}, "amount_over_cap"],
  ])("is refused when it is %s", (_, facts, input, fault) => {
    expect(judge(facts, input).faults).toEqual([fault]);
  });
});

describe("the condition of an item", () => {
  it.each([
    ["lte", 15, true],
    ["lte", 15.0001, false],
    ["gte", 15, true],
    ["gte", 14.9999, false],
    ["eq", 15, true],
    ["eq", 15.0001, false],
  ] as const)("%s 15 with a metric of %d is met: %s", (condition, metric, met) => {
    expect(judge(item({ trigger_condition: condition }), { metric_value: metric }).conditionMet).toBe(met);
  });

  it("is not asked about without a metric, nor of an event item", () => {
    expect(judge({}).conditionMet).toBeNull();
    expect(judge(item({ trigger_mode: "event" }), { metric_value: 99 }).conditionMet).toBeNull();
  });

  it("is not met under the item's floor", () => {
    const floored = item({ trigger_floor: 5 });
    expect(judge(floored, { metric_value: 5 }).conditionMet).toBe(true);
    expect(judge(floored, { metric_value: 4.99 }).conditionMet).toBe(false);
  });

  it("needs a metric in a threshold item", () => {
    const metered = item({ trigger_mode: "threshold", trigger_condition: "gte", trigger_threshold: 10_000 });
    expect(judge(metered).faults).toEqual(["metric_required"]);
    expect(judge(metered, { metric_value: 10_000 })).toMatchObject({ faults: [], conditionMet: true });
  });
});
