import { describe, expect, it } from "vitest";
import { open } from "@/components/setup/testing/samples";
import { LOCALES } from "@/lib/i18n/locales";
import { consentText } from "./consent";

describe("consentText", () => {
  it("says who saves what, what is charged now, what may follow unasked, and how to stop it", () => {
    expect(consentText(open, "en")).toBe(
      "By continuing, you allow Harbour Telecom to save this card and to charge $15.00 to it now. " +
        "Later, Harbour Telecom may charge it without asking you each time: $200.00 whenever your balance is $15.00 or less. " +
        "You can withdraw this permission at any time by contacting Harbour Telecom.",
    );
  });

  it("speaks of PayPal, of saving alone, and of charges that are confirmed one by one", () => {
    const trigger = open.trigger && { ...open.trigger, captureMode: "client_confirm" as const };
    expect(consentText({ ...open, gateway: "paypal", dueNow: null, trigger }, "en")).toMatch(
      /^By continuing, you allow Harbour Telecom to save your PayPal account\. Later, .* may ask you to confirm a charge/,
    );
  });

  it.each(LOCALES)("names every amount in %s", (locale) => {
    const text = consentText(open, locale);
    for (const amount of [/15[.,]00/, /200[.,]00/]) expect(text).toMatch(amount);
    expect(text).not.toMatch(/[{}<>]/);
  });
});
