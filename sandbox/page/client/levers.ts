import { control } from "./api";
import { byId } from "./dom";
import { type Around, act } from "./trouble";

type Lever = { label: string; path: string; body: (id: string) => object };

/** What can happen at a provider without a call, by what the id at hand is. */
const LEVERS: { of: RegExp; levers: Lever[] }[] = [
  {
    of: /^pi_/,
    levers: [
      { label: "Refund it in full", path: "stripe/refund", body: (payment_intent) => ({ payment_intent }) },
      { label: "Dispute it", path: "stripe/dispute", body: (payment_intent) => ({ payment_intent }) },
      {
        label: "Dispute: won",
        path: "stripe/close-dispute",
        body: (payment_intent) => ({ payment_intent, status: "won" }),
      },
      {
        label: "Dispute: lost",
        path: "stripe/close-dispute",
        body: (payment_intent) => ({ payment_intent, status: "lost" }),
      },
      { label: "Let the bank say yes", path: "stripe/settle", body: (intent) => ({ intent }) },
      {
        label: "Let the bank say no",
        path: "stripe/settle",
        body: (intent) => ({ intent, decline_code: "generic_decline" }),
      },
    ],
  },
  {
    of: /^re_/,
    levers: ["succeeded", "failed"].map((status) => ({
      label: `Refund ${status}`,
      path: "stripe/settle-refund",
      body: (refund) => ({ refund, status }),
    })),
  },
  {
    of: /^pm_/,
    levers: [
      { label: "Detach the card", path: "stripe/detach", body: (payment_method) => ({ payment_method }) },
      { label: "Renew the card", path: "stripe/renew-card", body: (payment_method) => ({ payment_method }) },
    ],
  },
  {
    of: /^[0-9a-z]{17}$/,
    levers: [
      {
        label: "End the agreement",
        path: "paypal/delete-token",
        body: (payment_token) => ({ payment_token }),
      },
    ],
  },
  {
    of: /^[0-9A-Z]{17}$/,
    levers: [
      { label: "Capture: dispute it", path: "paypal/dispute", body: (capture) => ({ capture }) },
      {
        label: "Dispute: won",
        path: "paypal/close-dispute",
        body: (capture) => ({ capture, status: "won" }),
      },
      {
        label: "Dispute: lost",
        path: "paypal/close-dispute",
        body: (capture) => ({ capture, status: "lost" }),
      },
      { label: "Capture: end its review", path: "paypal/settle-capture", body: (capture) => ({ capture }) },
      { label: "Refund: completed", path: "paypal/settle-refund", body: (refund) => ({ refund }) },
      {
        label: "Refund: failed",
        path: "paypal/settle-refund",
        body: (refund) => ({ refund, status: "FAILED" }),
      },
      { label: "Order: let it expire", path: "paypal/expire-order", body: (order) => ({ order }) },
    ],
  },
];

/** Offers what fits the id that was put in, and does it. */
export function wireLevers(around: Around): void {
  const form = byId<HTMLFormElement>("lever-form");
  const id = form.elements.namedItem("id") as HTMLInputElement;
  const what = form.elements.namedItem("what") as HTMLSelectElement;
  const fitting = () => LEVERS.find(({ of }) => of.test(id.value.trim()))?.levers ?? [];
  id.addEventListener("input", () => {
    const labels = fitting().map(({ label }) => label);
    what.replaceChildren(...labels.map((label) => new Option(label, label)));
    what.disabled = labels.length === 0;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const lever = fitting().find(({ label }) => label === what.value);
    if (!lever) return;
    void act(around, `${lever.label}: done.`, async () => {
      await control("POST", lever.path, lever.body(id.value.trim()));
    });
  });
}
