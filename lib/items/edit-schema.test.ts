import { expect, it } from "vitest";
import { createItemInput, readTerms } from "./edit-schema";
import { type Standing, termsFault } from "./item-rules";

const topUp = {
  name: " Wallet top-up ",
  billingType: "trigger",
  currency: "USD",
  unitPrice: "200",
  triggerMode: "fixed",
  triggerCondition: "lte",
  triggerThreshold: "15",
};
const event = { triggerMode: "event", triggerCondition: undefined, triggerThreshold: "" };
const plain = { billingType: "one_off", triggerMode: undefined, ...{ triggerCondition: undefined } };

it("makes minor units of each currency, and leaves out what was not said", () => {
  const read = (change = {}) => readTerms(createItemInput.parse({ ...topUp, ...change }));
  expect(read()).toEqual({
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
  });
  expect(read({ unitPrice: "19.9", maxCaptureAmount: "250.05" })).toMatchObject({
    unitPrice: 1990,
    maxCaptureAmount: 25_005,
  });
  expect(read({ currency: "JPY", unitPrice: "1500" }).unitPrice).toBe(1500);
  expect(read({ currency: "KWD", unitPrice: "1.25" }).unitPrice).toBe(1250);
  expect(read({ triggerThreshold: "12.1234", triggerFloor: "-3" })).toMatchObject({
    triggerThreshold: 12.1234,
    triggerFloor: -3,
  });
  expect(read({ ...event, allowAmountOverride: true })).toMatchObject({
    triggerCondition: null,
    allowAmountOverride: true,
  });
});

it.each([
  ["name", { name: "  " }, "Give the item a name"],
  ["billingType", { billingType: "yearly" }, "one-off"],
  ["currency", { currency: "DOL" }, "three letters"],
  ["unitPrice", { unitPrice: "" }, "Write the price."],
  ["unitPrice", { unitPrice: "12,50" }, "in USD, more than 0 and with at most 2 decimals, like 12.50."],
  ["unitPrice", { unitPrice: "0" }, "more than 0"],
  ["unitPrice", { unitPrice: "-5" }, "more than 0"],
  ["unitPrice", { unitPrice: "1.005" }, "2 decimals"],
  ["unitPrice", { unitPrice: "30000000" }, "amount"],
  ["unitPrice", { currency: "JPY", unitPrice: "15.5" }, "without decimals (JPY has none)"],
  ["triggerMode", { triggerMode: undefined }, "fixed, variable, event or threshold"],
  ["triggerMode", { triggerMode: "metered" }, "how the trigger works"],
  ["triggerCondition", { triggerCondition: undefined }, "compared"],
  ["triggerThreshold", { triggerThreshold: "" }, "like 15"],
  ["triggerThreshold", { triggerThreshold: "15.00001" }, "4 decimals"],
  ["triggerThreshold", { triggerThreshold: "low" }, "number"],
  ["triggerFloor", { triggerFloor: "15.01" }, "not be above the threshold of 15"],
  ["triggerFloor", { triggerFloor: "x" }, "number"],
  ["triggerCondition", { ...event, triggerCondition: "lte" }, "no condition"],
  ["triggerThreshold", { ...event, triggerThreshold: "1" }, "no condition"],
  ["triggerFloor", { ...event, triggerFloor: "1" }, "no condition"],
  ["allowAmountOverride", { allowAmountOverride: true }, "choose variable or event"],
  ["allowAmountOverride", { triggerMode: "threshold", allowAmountOverride: true }, "charges its unit price"],
  ["maxCaptureAmount", { maxCaptureAmount: "0" }, "The cap must be an amount in USD"],
  ["maxCaptureAmount", { maxCaptureAmount: "199.99" }, "Raise the cap, or lower the price"],
  ["captureMode", { captureMode: "later" }, "how the money is taken"],
  ["triggerMode", { ...plain, triggerMode: "fixed" }, "Only a trigger"],
  ["triggerDescription", { triggerDescription: "x".repeat(301) }, "300"],
])("refuses a bad %s, and says what was expected: %j", (field, change, words) => {
  const { error } = createItemInput.safeParse({ ...topUp, ...change });
  const [issue] = error?.issues ?? [];
  expect(issue?.path).toEqual([field]);
  expect(issue?.message).toContain(words);
  expect(issue?.message).toMatch(/^[A-Z].*\.$/);
});

it("takes one-off and recurring items with a name and a price alone", () => {
  const { name, currency, unitPrice } = topUp;
  for (const billingType of ["one_off", "recurring"])
    expect(createItemInput.safeParse({ name, currency, unitPrice, billingType }).success).toBe(true);
});

const terms = readTerms(createItemInput.parse(topUp));
const standing: Standing = {
  organization: { currency: "USD", maxCaptureAmount: 50_000 },
  before: null,
  everEnrolled: false,
};

it("refuses what the organization and those who are enrolled do not allow", () => {
  const fault = (change: Partial<typeof terms>, where: Partial<Standing> = {}) =>
    termsFault({ ...terms, ...change }, { ...standing, ...where })?.field;
  expect(fault({})).toBeUndefined();
  expect(fault({ unitPrice: 50_000 })).toBeUndefined();
  // Above the organization's cap only with a cap of its own, or where a fire may name less.
  expect(fault({ unitPrice: 50_001 })).toBe("maxCaptureAmount");
  expect(fault({ unitPrice: 50_001, maxCaptureAmount: 60_000 })).toBeUndefined();
  expect(fault({ unitPrice: 50_001, triggerMode: "variable" })).toBeUndefined();
  expect(fault({ unitPrice: 50_001, billingType: "one_off", triggerMode: null })).toBeUndefined();
  // 500.00 dollars are 500 yen.
  expect(fault({ currency: "JPY", unitPrice: 501 })).toBe("maxCaptureAmount");
  expect(fault({ currency: "JPY", unitPrice: 500 })).toBeUndefined();

  const none = { triggerCondition: null, triggerThreshold: null };
  const free = { ...terms, ...none };
  expect(fault(none)).toBe("triggerCondition");
  expect(fault({ ...none, triggerMode: "event" })).toBeUndefined();
  // What an older item goes without, it may go on without; a change of mode asks for it.
  expect(fault({ ...none, unitPrice: 1000 }, { before: free })).toBeUndefined();
  expect(fault({ ...none, triggerMode: "threshold" }, { before: free })).toBe("triggerCondition");

  const enrolled = { before: terms, everEnrolled: true };
  expect(fault({ unitPrice: 30_000, triggerMode: "variable" }, enrolled)).toBeUndefined();
  expect(fault({ currency: "EUR" }, enrolled)).toBe("currency");
  expect(fault({ currency: "EUR" }, { before: terms })).toBeUndefined();
  expect(fault({ billingType: "recurring" }, enrolled)).toBe("billingType");
});
