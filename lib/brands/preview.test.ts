import { expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { money } from "@/lib/money";
import { firstMessage, PREVIEW_STATES, previewMessage, sampleTrigger, toPreviewView } from "./preview";
import { NEW_BRAND } from "./schema";

const terms = { dueNow: money(1500, "USD"), trigger: sampleTrigger("USD"), testMode: true };
const draft = { ...NEW_BRAND, name: "Harbour", embedOrigins: ["https://app.test"], locale: "de" as const };
const first = firstMessage(draft, null);

it("pictures every state in every language with nothing to post to and nobody to tell", () => {
  for (const state of PREVIEW_STATES) {
    for (const locale of LOCALES) {
      for (const gateway of ["stripe", "paypal"] as const) {
        const view = toPreviewView({ ...first, state, locale, gateway }, terms);
        expect(view.state).toBe(state === "declined" ? "open" : state);
        expect(view).toMatchObject({ locale, brand: { name: "Harbour", embedOrigins: [] } });
        expect("actionBase" in view ? view.actionBase : null).toBeNull();
        expect("notice" in view && view.notice !== null).toBe(state === "declined");
        expect("scriptUrl" in view ? view.scriptUrl : null).toBeNull();
      }
    }
  }
});

it("begins as customers see the brand, shows the other look on demand, and takes half-typed colours only as text", () => {
  expect(first).toMatchObject({ locale: "de", look: "light", state: "open" });
  expect(previewMessage.parse(structuredClone(first))).toEqual(first);
  const background = (look: "light" | "dark") =>
    toPreviewView({ ...first, look }, terms).brand.theme.background;
  expect([background("light"), background("dark")]).toEqual(["#ffffff", "#111318"]);
  const told = { ...first, draft: { ...first.draft, primaryColor: "#1", name: " " } };
  expect(toPreviewView(previewMessage.parse(told), terms).brand.name).toBe("Your brand");
  for (const bad of [{ state: "paid" }, { locale: "xx" }, { look: "blue" }, { draft: {} }, { type: "other" }])
    expect(previewMessage.safeParse({ ...first, ...bad }).success).toBe(false);
});
