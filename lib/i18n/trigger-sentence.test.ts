import { describe, expect, it } from "vitest";
import { money } from "@/lib/money";
import type { TriggerView } from "@/lib/setup/view";
import { LOCALES } from "./locales";
import { triggerSentence } from "./trigger-sentence";

const topUp: TriggerView = {
  itemName: "Wallet top-up",
  mode: "fixed",
  condition: "lte",
  threshold: 15,
  unitPrice: money(20000, "USD"),
  cap: money(50000, "USD"),
  description: "When value <= $15, charge $200",
  captureMode: "off_session",
};

describe("triggerSentence", () => {
  it.each([
    [topUp, "$200.00 whenever your balance is $15.00 or less"],
    [{ ...topUp, condition: "gte" as const }, "$200.00 whenever your balance is $15.00 or more"],
    [{ ...topUp, mode: "variable" as const }, "$500.00 at most, whenever your balance is $15.00 or less"],
    [
      { ...topUp, mode: "event" as const },
      "$500.00 at most, each time a charge for “Wallet top-up” falls due",
    ],
    [
      { ...topUp, mode: "threshold" as const, condition: "gte" as const, threshold: 10000 },
      "$200.00 whenever your usage is 10,000 or more",
    ],
    [
      { ...topUp, mode: "fixed" as const, condition: null },
      "$200.00 each time a charge for “Wallet top-up” falls due",
    ],
  ])("%#: %o", (trigger, sentence) => {
    expect(triggerSentence(trigger, "en")).toBe(sentence);
  });

  it("shows a currency without decimals without decimals", () => {
    const yen = { ...topUp, threshold: 1500, unitPrice: money(20000, "JPY") };
    expect(triggerSentence(yen, "ja")).toBe("残高が￥1,500以下になるたびに￥20,000");
  });

  it.each(LOCALES)("names price and threshold in %s for every mode and condition", (locale) => {
    for (const mode of ["fixed", "variable", "event", "threshold"] as const) {
      for (const condition of ["lte", "gte", "eq", null] as const) {
        const sentence = triggerSentence({ ...topUp, mode, condition }, locale);
        expect(sentence).toMatch(mode === "fixed" || mode === "threshold" ? /200/ : /500/);
        expect(sentence).toMatch(condition && mode !== "event" ? /15/ : /Wallet top-up/);
        expect(sentence).not.toMatch(/[{}]/);
      }
    }
  });
});
