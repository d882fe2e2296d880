import { expect, it } from "vitest";
import type { DriftFinding, DriftRun } from "@/lib/generated/prisma/client";
import { DRIFT_KINDS, type DriftKind } from "./kinds";
import { driftFilters, toCursor } from "./list-schema";
import { toAccountView } from "./to-account-view";
import { FINDING_STEPS, toFindingView } from "./to-finding-view";

const KINDS = Object.keys(DRIFT_KINDS) as DriftKind[];
const at = (hour: number) => new Date(Date.UTC(2026, 2, 30, hour));

function finding(kind: DriftKind, fields: Partial<DriftFinding> = {}): DriftFinding & { kind: DriftKind } {
  return {
    orgId: "org_1",
    id: "find_1",
    gatewayAccountId: "ga_1",
    subject: "sc_1",
    customerId: "bc_1",
    chargeId: "sc_1",
    providerRef: "pi_1",
    details: {},
    status: "open",
    foundAt: at(1),
    seenAt: at(2),
    closedAt: null,
    ...fields,
    kind,
  };
}

const known = (charge?: "processing" | "captured") => ({
  accountNames: new Map([["ga_1", "Main"]]),
  chargeStatuses: new Map(charge ? [["sc_1", charge]] : []),
});

it("says of every kind what it means and what to do, and offers only what helps", () => {
  for (const kind of KINDS) {
    const open = toFindingView(finding(kind), known("processing"));
    for (const sentence of [open.meaning, open.mend]) expect(sentence, kind).toMatch(/^[A-Z].+\.$/);
    expect([open.mayEnd, open.asksDoctor], kind).toEqual([
      kind === "charge_in_doubt",
      kind === "event_missed",
    ]);
    // Closed, it asks for nothing but what Edge cannot do in people's place.
    const mends = (status: "healed" | "gone" | "dismissed") =>
      toFindingView(finding(kind, { status, closedAt: at(3) }), known("processing"));
    expect(mends("healed").mend.includes(DRIFT_KINDS[kind].mend), kind).toBe(
      ["dispute_unrecorded", "event_missed", "method_gone"].includes(kind),
    );
    for (const status of ["gone", "dismissed"] as const) {
      expect(mends(status).mend).not.toContain(DRIFT_KINDS[kind].mend);
      expect(mends(status).mayEnd).toBe(false);
    }
  }
  expect(Object.keys(FINDING_STEPS).sort()).toEqual([...KINDS].sort());
});

it("leads to charges that are here, and shows what is known as people read it", () => {
  const settled = toFindingView(finding("charge_in_doubt"), known("captured"));
  expect(settled).toMatchObject({ mayEnd: false, chargeId: "sc_1", accountName: "Main" });
  expect(settled.facts).toEqual([{ name: "Charge now", value: "captured" }]);
  expect(toFindingView(finding("capture_unknown"), known()).chargeId).toBeNull();

  const details = {
    amount: 1_500,
    currency: "USD",
    provider_amount: 1_500,
    provider_currency: "JPY",
    charge_status: "failed",
    provider_says: "needs_customer",
    since: "2026-03-30T09:30:00.000Z",
    inbox_event_id: "inb_1",
    error: "The provider did not answer.",
  };
  expect(toFindingView(finding("amount_differs", { details }), known()).facts).toEqual([
    { name: "Amount", value: "$15.00" },
    { name: "Amount at the provider", value: expect.stringMatching(/1,500$/) },
    { name: "The provider says", value: "needs customer" },
    { name: "Processing since", value: "2026-03-30 09:30 UTC" },
    { name: "What went wrong", value: "The provider did not answer." },
  ]);
});

it("counts what was compared in words, and finds the page that its own cursor names", () => {
  const run = (fields: Partial<DriftRun>): DriftRun => ({
    orgId: "org_1",
    id: "drift_1",
    gatewayAccountId: "ga_1",
    status: "done",
    since: at(1),
    until: at(2),
    compared: {},
    error: null,
    requestedBy: null,
    lockedUntil: at(2),
    startedAt: at(2),
    finishedAt: at(3),
    ...fields,
  });
  const account = { id: "ga_1", name: "Main", gateway: "stripe", mode: "test", status: "active" } as const;
  const compared = {
    captures: 1,
    movements: 0,
    events: 2_310,
    found: 2,
    healed: 1,
    gone: 3,
    methodsAfter: "pm_1",
  };
  const view = toAccountView(
    {
      account,
      openFindings: 2,
      runs: [
        run({ status: "running", finishedAt: null, requestedBy: "user_1" }),
        run({ compared, requestedBy: "user_2" }),
        run({}),
      ],
    },
    new Map([["user_1", "Ada"]]),
  );
  expect(view.running).toBe(true);
  expect(view.runs.map(({ by, compared, found }) => [by, compared, found])).toEqual([
    ["Ada", "", 0],
    ["a former member", "1 payment, 2,310 events", 2],
    [null, "", 0],
  ]);
  const place = { foundAt: at(4), id: "find_a-b_c" };
  expect(driftFilters.parse({ cursor: toCursor(place) }).cursor).toEqual(place);
  expect(driftFilters.safeParse({ cursor: "1.sc_1" }).success).toBe(false);
});
