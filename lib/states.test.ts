import { describe, expect, it } from "vitest";
import { CHARGE_MOVES } from "./charges/status";
import { CUSTOMER_MOVES } from "./customers/status";
import { DISPUTE_MOVES } from "./disputes/status";
import { ENROLLMENT_MOVES } from "./enrollments/status";
import { METHOD_MOVES } from "./payment-methods/status";
import { REFUND_MOVES } from "./refunds/status";
import { REVENUE_MOVES } from "./revenue/status";
import { ATTEMPT_MOVES, LINK_MOVES, LIVE_ATTEMPT } from "./setup/status";
import { before, type Moves } from "./states";

/** Every allowed move, as `from > to`; whatever is not named here is refused. */
const ALLOWED: [string, Moves<string>, string[]][] = [
  [
    "a billing customer",
    CUSTOMER_MOVES,
    [
      "pending > active",
      "pending > suspended",
      "active > suspended",
      "suspended > active",
      "suspended > pending",
    ],
  ],
  [
    "an enrollment",
    ENROLLMENT_MOVES,
    ["active > paused", "active > cancelled", "paused > active", "paused > cancelled"],
  ],
  [
    "a charge",
    CHARGE_MOVES,
    [
      "processing > pending_client_action",
      "processing > captured",
      "processing > failed",
      "pending_client_action > processing",
      "pending_client_action > captured",
      "pending_client_action > failed",
      "pending_client_action > cancelled",
      "captured > refunded",
      "captured > disputed",
      "disputed > captured",
      "disputed > refunded",
    ],
  ],
  ["a refund", REFUND_MOVES, ["processing > succeeded", "processing > failed"]],
  ["a dispute", DISPUTE_MOVES, ["open > won", "open > lost"]],
  [
    "revenue",
    REVENUE_MOVES,
    [
      "pending > confirmed",
      "confirmed > refunded",
      "confirmed > disputed",
      "disputed > confirmed",
      "disputed > refunded",
    ],
  ],
  [
    "a payment method",
    METHOD_MOVES,
    [
      "active > replaced",
      "active > detached",
      "replaced > active",
      "replaced > detached",
      "detached > active",
    ],
  ],
  [
    "a link",
    LINK_MOVES,
    [
      "open > completed",
      "open > expired",
      "open > revoked",
      "open > superseded",
      "expired > completed",
      "revoked > completed",
      "superseded > completed",
    ],
  ],
  [
    "an attempt",
    ATTEMPT_MOVES,
    [
      "created > open",
      "created > processing",
      "created > succeeded",
      "created > failed",
      "created > cancelled",
      "open > processing",
      "open > succeeded",
      "open > failed",
      "open > cancelled",
      "processing > open",
      "processing > succeeded",
      "processing > failed",
      "processing > cancelled",
    ],
  ],
];

describe.each(ALLOWED)("%s", (_, moves, allowed) => {
  const states = Object.keys(moves);
  const pairs = states.flatMap((from) => states.map((to) => [from, to] as const));

  it.each(pairs)("%s > %s", (from, to) => {
    expect(before(moves, to).includes(from)).toBe(allowed.includes(`${from} > ${to}`));
  });
});

it("an attempt is live exactly while something may still come of it", () => {
  const open = Object.keys(ATTEMPT_MOVES).filter((state) =>
    before(ATTEMPT_MOVES, "succeeded").includes(state as never),
  );
  expect(open.toSorted()).toEqual([...LIVE_ATTEMPT].toSorted());
});
