import { expect, it } from "vitest";
import { toMethodView } from "./method-view";

it.each([
  ["Visa •••• 4242", "Visa •••• 4242"],
  ["jane.doe@example.com", "j•••@example.com"],
  ["j@example.com", "j•••@example.com"],
  ["PayPal", "PayPal"],
])("names %s as %s", (label, shown) => {
  expect(toMethodView({ label, type: "paypal" }).label).toBe(shown);
});
