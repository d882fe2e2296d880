import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, it } from "vitest";
import { OWN } from "./provider-script-tag";

it("asks early for the very script that Stripe's loader asks for", () => {
  const folder = path.dirname(createRequire(import.meta.url).resolve("@stripe/stripe-js/package.json"));
  const loader = readFileSync(path.join(folder, "dist/pure.mjs"), "utf8");
  const train = /RELEASE_TRAIN = '(\w+)'/.exec(loader)?.[1];
  expect(OWN.stripe.script).toBe(`https://js.stripe.com/${train}/stripe.js`);
});
