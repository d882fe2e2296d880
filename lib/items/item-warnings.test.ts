import { expect, it } from "vitest";
import { itemConsequences } from "./item-consequences";
import { itemWarnings } from "./item-warnings";
import type { ItemTerms } from "./terms";

const organization = { currency: "USD", maxCaptureAmount: 50_000 };

const usual: ItemTerms = {
  name: "Wallet top-up",
  billingType: "trigger",
  unitPrice: 20_000,
  currency: "USD",
  brandId: null,
  triggerMode: "fixed",
  captureMode: "off_session",
  triggerCondition: "lte",
  triggerThreshold: 15,
  triggerFloor: null,
  allowAmountOverride: false,
  maxCaptureAmount: null,
  triggerDescription: "",
};
const event = { triggerMode: "event", triggerCondition: null, triggerThreshold: null } as const;
const open = { ...event, allowAmountOverride: true };
const capped = { ...open, maxCaptureAmount: 50_000 };
const metered = { triggerMode: "threshold", triggerCondition: "gte", triggerThreshold: 10_000 } as const;
const dinars = { currency: "KWD", unitPrice: 20_000 };

const warnings = (change: Partial<ItemTerms>) => itemWarnings({ ...usual, ...change }, organization);

it.each<Partial<ItemTerms>>([
  {},
  { triggerFloor: 0 },
  { unitPrice: 1501 },
  metered,
  // A metered value is no money that a charge would top up.
  { ...metered, triggerCondition: "lte", unitPrice: 4900 },
  capped,
  { ...capped, captureMode: "client_confirm" },
  { ...open, captureMode: "client_confirm" },
  { triggerMode: "variable", allowAmountOverride: true },
  { billingType: "one_off", triggerMode: null, triggerCondition: null, triggerThreshold: null },
])("has nothing to say of what is usual: %j", (change) => {
  expect(warnings(change)).toEqual([]);
});

it.each<[string, Partial<ItemTerms>, string, string]>([
  ["a top-up as large as the threshold", { unitPrice: 1500 }, "unitPrice", "from 0 it gets to $15,"],
  [
    "a smaller one, of an amount that may vary",
    { triggerMode: "variable", allowAmountOverride: true, unitPrice: 1000 },
    "unitPrice",
    "from 0 it gets to $10,",
  ],
  ["a floor under gte", { ...metered, triggerFloor: 5 }, "triggerFloor", "at or above the threshold"],
  [
    "a floor under eq",
    { triggerCondition: "eq", triggerFloor: 5 },
    "triggerFloor triggerCondition",
    "at the threshold",
  ],
  ["a floor at the threshold", { triggerFloor: 15 }, "triggerFloor", "exactly 15"],
  ["eq", { triggerCondition: "eq" }, "triggerCondition", "exactly 15"],
  ["gte of nothing", { ...metered, triggerThreshold: 0 }, "triggerThreshold", "0 or more"],
  ["lte under nothing", { triggerThreshold: -1 }, "triggerThreshold", "below 0"],
  [
    "no condition",
    { triggerCondition: null, triggerThreshold: null },
    "triggerCondition",
    "every fire charges",
  ],
  ["an event of any amount", open, "maxCaptureAmount", "cap of $500"],
  [
    "an amount over the organization's cap",
    { ...open, captureMode: "client_confirm", unitPrice: 50_001 },
    "maxCaptureAmount",
    "names no amount is refused",
  ],
  [
    "an amount over its own cap",
    { ...open, maxCaptureAmount: 19_999 },
    "maxCaptureAmount",
    "above the cap of $199.99",
  ],
  ["a price far up", { unitPrice: 90_000, maxCaptureAmount: 90_000 }, "unitPrice", "$900, which is above"],
  ["a cap far up", { ...open, maxCaptureAmount: 90_000 }, "maxCaptureAmount", "may charge $900"],
  ["variable without override", { triggerMode: "variable" }, "allowAmountOverride", "as with mode fixed"],
  [
    "small invoices",
    { ...capped, captureMode: "client_confirm", unitPrice: 499 },
    "captureMode",
    "over $4.99",
  ],
  ["a top-up by invoice", { captureMode: "client_confirm" }, "captureMode", "until the customer pays"],
  ["less than gateways take", { ...capped, unitPrice: 49 }, "unitPrice", "half a US dollar"],
])("warns of %s", (_, change, fields, words) => {
  const said = warnings(change);
  expect(said.map((warning) => warning.field)).toEqual(fields.split(" "));
  expect(said[0]?.sentence).toContain(words);
});

it("warns of each currency's own ways", () => {
  const fields = (change: Partial<ItemTerms>) => warnings({ ...metered, ...change });
  expect(fields({ currency: "EUR" })).toEqual([
    { field: "currency", sentence: expect.stringContaining("The organization works in USD") },
  ]);
  const sentences = (change: Partial<ItemTerms>) => fields(change).map(({ sentence }) => sentence);
  expect(sentences({ currency: "JPY", unitPrice: 20_000, maxCaptureAmount: 20_000 })).toEqual([
    "JPY has no decimals: this is ¥20,000, not ¥200.",
    expect.stringContaining("works in USD"),
    expect.stringContaining("¥20,000, which is above the organization's cap of ¥500"),
  ]);
  expect(sentences(dinars)[0]).toContain("PayPal takes no KWD");
  expect(sentences({ ...dinars, unitPrice: 20_005 })[1]).toContain("two decimals only");
  expect(sentences({ currency: "HUF", unitPrice: 20_050 })[0]).toContain("no parts of a HUF");
});

it("tells how many are enrolled when a change reaches them, and since when it counts", () => {
  const told = (change: Partial<ItemTerms>, enrolled = 12, before: Partial<ItemTerms> = {}) =>
    itemConsequences(
      { ...usual, ...before },
      { ...usual, ...before, ...change },
      { enrolled, atLeast: enrolled > 9999 },
    );
  expect(told({ unitPrice: 30_000 })).toEqual([
    expect.stringMatching(/^12 customers are enrolled: from the moment you save/),
    expect.stringContaining("former price"),
  ]);
  expect(told({ unitPrice: 10_000 }, 1)).toEqual([expect.stringMatching(/^1 customer is enrolled:/)]);
  expect(told({ triggerMode: "variable" }, 10_000)[0]).toMatch(/^10,000 or more customers are enrolled:/);
  expect(told({ brandId: "brand_x" })).toEqual([expect.stringContaining("unknown_item")]);
  expect(told({ unitPrice: 1 }, 5, { triggerDescription: "Tops up" })[1]).toContain("your own");
  expect(told({ name: "Other" })).toEqual([]);
  expect(told({ unitPrice: 30_000 }, 0)).toEqual([]);
});
