import { expect, it } from "vitest";
import { createItemInput, readTerms } from "./edit-schema";
import { toCurl } from "./fire-sample";
import { type DraftAbout, emptyDraft, type ItemDraft, judgeDraft, toDraft, toItemInput } from "./view";

const about: DraftAbout = {
  organization: { currency: "USD", maxCaptureAmount: 50_000 },
  before: null,
  everEnrolled: false,
  enrolled: { enrolled: 0, atLeast: false },
  names: {
    endpoint: "https://billing.test/public/edge/fire",
    orgId: "org_x",
    itemId: "<item id>",
    brandId: "brand_x",
  },
};
const empty = emptyDraft({ currency: "USD", captureMode: "off_session" });
const judge = (change: Partial<ItemDraft>, from: Partial<DraftAbout> = {}) =>
  judgeDraft({ ...empty, ...change }, { ...about, ...from });

it("writes the sentence as it is filled in", () => {
  const steps: Partial<ItemDraft>[] = [
    {},
    { unitPrice: "2" },
    { unitPrice: "200", triggerThreshold: "1" },
    { unitPrice: "200", triggerThreshold: "15" },
    { unitPrice: "200", triggerThreshold: "15", triggerCondition: "gte", triggerMode: "threshold" },
    { unitPrice: "200", triggerThreshold: "15", triggerMode: "event" },
    { unitPrice: "1500", currency: "JPY", triggerMode: "event", allowAmountOverride: false },
  ];
  expect(steps.map((step) => judge(step).sentence)).toEqual([
    "When value <= …, charge …",
    "When value <= …, charge $2",
    "When value <= $1, charge $200",
    "When value <= $15, charge $200",
    "When value >= 15, charge $200",
    "When fired, charge $200 or the amount given",
    "When fired, charge ¥1,500",
  ]);
  expect(judge({ billingType: "one_off" })).toMatchObject({ sentence: null, call: null });
});

it("shows the call that fires it, for a shell too", () => {
  const { call } = judge({ unitPrice: "200", triggerThreshold: "15", triggerMode: "variable" });
  expect(call).toEqual({
    endpoint: "https://billing.test/public/edge/fire",
    body: {
      api_key: "<your API key>",
      org_id: "org_x",
      brand_id: "brand_x",
      billable_item_id: "<item id>",
      billing_customer_id: "<billing customer id>",
      override_amount: 200,
      metric_value: 15,
      trigger_id: "<your own id of this trigger>",
    },
    curl: expect.stringContaining(`curl -X POST 'https://billing.test/public/edge/fire'`),
  });
  const own = judge({ unitPrice: "200", triggerMode: "event", brandId: "brand_y" }).call;
  expect(own?.body).toMatchObject({ brand_id: "brand_y", override_amount: 200 });
  expect(own?.body).not.toHaveProperty("metric_value");
  expect(toCurl({ endpoint: "https://x.test/fire", body: { trigger_id: "it's" } })).toBe(
    `curl -X POST 'https://x.test/fire' \\\n  -H 'Content-Type: application/json' \\\n  -d '{\n  "trigger_id": "it'\\''s"\n}'`,
  );
});

it("says all that is missing at once, and nothing of what does not apply", () => {
  expect(Object.keys(judge({}).faults).toSorted()).toEqual(["name", "triggerThreshold", "unitPrice"]);
  const named = { name: "Item", unitPrice: "200" };
  expect(judge({ ...named, triggerMode: "event", triggerThreshold: "x", triggerFloor: "y" }).faults).toEqual(
    {},
  );
  expect(judge({ ...named, billingType: "recurring", maxCaptureAmount: "x" }).faults).toEqual({});
  const over = judge({ ...named, unitPrice: "501", triggerThreshold: "15" });
  expect(over.faults.maxCaptureAmount).toContain("organization's cap of 500.00 USD");
});

it("gives back the terms that it was made from, and keeps no generated sentence as one's own", () => {
  const draft = { ...empty, name: "Item", unitPrice: "19.90", triggerThreshold: "12.5", triggerFloor: "0" };
  const generated = toItemInput({ ...draft, triggerDescription: "When value <= $12.50, charge $19.90" });
  expect(generated.triggerDescription).toBe("");
  const input = toItemInput({ ...draft, triggerDescription: "Tops up", maxCaptureAmount: "50" });
  const terms = readTerms(createItemInput.parse(input));
  expect(terms).toMatchObject({ triggerDescription: "Tops up", maxCaptureAmount: 5000, triggerFloor: 0 });
  expect(readTerms(createItemInput.parse(toItemInput(toDraft(terms))))).toEqual(terms);
  // A price that changes takes a generated sentence along, also where it was kept word for word.
  const kept = { ...terms, triggerDescription: "When value <= $12.50, charge $19.90" };
  expect(toDraft(kept).triggerDescription).toBe("");
  const enrolled = {
    before: terms,
    everEnrolled: true,
    enrolled: { enrolled: 3, atLeast: false },
  };
  expect(judgeDraft({ ...toDraft(terms), unitPrice: "25" }, { ...about, ...enrolled }).consequences).toEqual([
    expect.stringContaining("3 customers"),
    expect.stringContaining("former price"),
    expect.stringContaining("your own"),
  ]);
});
