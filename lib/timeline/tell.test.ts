import { describe, expect, it } from "vitest";
import { fromCursor, SOURCES, toCursor } from "./cursor";
import { failureWords } from "./failure-words";
import { NO_NAMES } from "./names";
import { actionsOf, tellAudit, toActor } from "./tell-audit";
import { tellApiCall, tellCapture, tellEvent, tellGatewayEvent, tellMail } from "./tell-rest";

const names = {
  staff: new Map([["user_1", "Olga Owner"]]),
  keys: new Map([["key_1", "CRM"]]),
  items: new Map([
    ["bi_1", "Wallet top-up"],
    ["ts_1", "Wallet top-up"],
  ]),
  charges: new Map([["sc_1", { minor: 1500, currency: "JPY", ref: null }]]),
};
const staff = { actorType: "staff", actorId: "user_1" } as const;
const key = { actorType: "api_key", actorId: "key_1" } as const;
const edge = { actorType: "system", actorId: "sweep" } as const;
const told = (action: string, by: typeof staff | typeof key | typeof edge, subjectId: string, details = {}) =>
  tellAudit({ action, ...by, subjectId, details }, names);

describe("what the audit trail says", () => {
  it.each([
    [
      "customer.suspended",
      staff,
      "bc_1",
      { reason: "Fraud" },
      "bad",
      "Olga Owner suspended the customer: Fraud",
    ],
    ["customer.suspended", key, "bc_1", { reason: null }, "bad", "Integrator suspended the customer"],
    [
      "enrollment.paused",
      key,
      "ts_1",
      { reason: "3 charges failed in a row" },
      "bad",
      "Wallet top-up paused: 3 charges failed in a row",
    ],
    ["enrollment.paused", staff, "ts_1", {}, "bad", "Olga Owner paused Wallet top-up"],
    ["enrollment.created", key, "ts_9", { item_id: "bi_1" }, "good", "Enrolled in Wallet top-up"],
    [
      "enrollment.skipped",
      edge,
      "bi_1",
      { reason: "item_inactive" },
      "bad",
      "Not enrolled in Wallet top-up: item_inactive",
    ],
    [
      "charge.failed",
      edge,
      "sc_1",
      { failure_code: "insufficient_funds" },
      "bad",
      "Charge of ¥1,500 failed: Card declined: insufficient funds",
    ],
    [
      "refund.requested",
      staff,
      "re_1",
      { amount: 500, currency: "USD" },
      "waiting",
      "Olga Owner asked for a refund of $5.00",
    ],
    [
      "refund.failed",
      edge,
      "re_1",
      { failure_code: "charge_for_pending_refund_disputed" },
      "bad",
      "Refund failed: charge for pending refund disputed",
    ],
    ["dispute.lost", edge, "sc_1", {}, "bad", "Dispute of the charge of ¥1,500 lost"],
    ["dispute.open", edge, "sc_unknown", {}, "bad", "Charge is disputed"],
    [
      "drift.finding_dismissed",
      staff,
      "find_1",
      {},
      "neutral",
      "Olga Owner dismissed a difference from the gateway",
    ],
  ] as const)("%s", (action, by, subjectId, details, tone, title) => {
    expect(told(action, by, subjectId, details)).toMatchObject({ tone, title });
  });

  it("names a person who is gone, and an action that this version does not know", () => {
    expect(toActor({ action: "", subjectId: "", details: {}, ...staff }, NO_NAMES).name).toBe(
      "A former member of staff",
    );
    expect(told("customer.teleported", staff, "bc_1")).toEqual({
      kind: "change",
      tone: "neutral",
      title: "Olga Owner: customer.teleported",
    });
  });

  it("has every action in one kind, and a sentence that holds without any detail", () => {
    const all = actionsOf(["page", "change", "money"]);
    expect(new Set(all).size).toBe(all.length);
    expect(actionsOf([])).toEqual([]);
    for (const action of all) {
      const { title } = tellAudit({ action, ...edge, subjectId: "x", details: {} }, NO_NAMES);
      expect(title).toMatch(/^[A-Z][^_]+[^.:\s]$/);
      expect(title).not.toMatch(/undefined|null|NaN|\[object| {2}/);
    }
  });
});

it.each([
  ["card_declined", null, "Card declined"],
  ["card_declined", "generic_decline", "Card declined"],
  ["card_declined", "lost_card", "Card declined: lost card"],
  ["insufficient_funds", "insufficient_funds", "Card declined: insufficient funds"],
  ["expired_card", "51", "Card declined: it has expired (51)"],
  ["processing_error", "PAYEE_BLOCKED", "The gateway could not carry it out: payee blocked"],
  ["brand_new", undefined, "Refused by the gateway"],
])("a refusal: %s, %s", (code, declineCode, words) => {
  expect(failureWords(code, declineCode)).toBe(words);
});

it("says of each other source what it is and how it stands", () => {
  const mail = { recipient: "dana@example.com", subject: "Your invoice", nextAttemptAt: null } as const;
  const lines = [
    tellApiCall({ action: "fire", status: 402, errorCode: "card_declined" }),
    tellApiCall({ action: "fire", status: 202, errorCode: null }),
    tellCapture({ source: "initial", gross: 1500, currency: "USD" }),
    tellGatewayEvent("paypal", { type: "CUSTOMER.DISPUTE.CREATED", status: "failed" }),
    tellGatewayEvent("stripe", { type: "charge.refunded", status: "received" }),
    tellEvent({ type: "trigger.captured", deliveries: [{ status: "pending" }, { status: "delivered" }] }),
    tellEvent({ type: "trigger.captured", deliveries: [{ status: "delivered" }, { status: "failed" }] }),
    tellMail({ ...mail, status: "sent" }),
    tellMail({ ...mail, status: "failed" }),
    tellMail({ ...mail, status: "queued" }),
    tellMail({ ...mail, status: "queued", nextAttemptAt: new Date() }),
  ];
  expect(lines.map(({ kind, tone, title }) => `${kind} ${tone} ${title}`)).toEqual([
    "api_call bad API call fire answered 402: card_declined",
    "api_call waiting API call fire answered 202",
    "money good Initial charge of $15.00 captured",
    "gateway bad PayPal told of CUSTOMER.DISPUTE.CREATED: it could not be worked",
    "gateway waiting Stripe told of charge.refunded: not worked yet",
    "event neutral Event trigger.captured published",
    "event bad Event trigger.captured published",
    "mail neutral Mail sent to d•••@example.com: Your invoice",
    "mail bad Mail could not be sent to d•••@example.com: Your invoice",
    "mail neutral Mail kept, as no mail server is named, to d•••@example.com: Your invoice",
    "mail waiting Mail waits to be sent to d•••@example.com: Your invoice",
  ]);
});

it("knows its own places in the story, and no others", () => {
  for (const source of SOURCES) {
    const place = { at: new Date(1_795_000_000_123), source, id: "aud_a-B_9" };
    expect(fromCursor(toCursor(place))).toEqual(place);
  }
  for (const odd of [
    "",
    "x",
    Buffer.from("1 staff aud_1").toString("base64url"),
    Buffer.from("1 audit a b").toString("base64url"),
  ])
    expect(fromCursor(odd)).toBeNull();
});
