import { expect, it } from "vitest";
import { CHARGE_MOVES } from "./charges/status";
import { CUSTOMER_MOVES } from "./customers/status";
import { ENROLLMENT_MOVES } from "./enrollments/status";
import { ATTEMPT_MOVES, LINK_MOVES } from "./setup/status";
import { before, type Moves } from "./states";

/** Every pair that is allowed, "from to"; whatever is not listed must be refused. */
const ALLOWED: [name: string, moves: Moves<string>, pairs: string][] = [
  [
    "customer",
    CUSTOMER_MOVES,
    "pending active, pending suspended, active suspended, suspended active, suspended pending",
  ],
  ["enrollment", ENROLLMENT_MOVES, "active paused, active cancelled, paused active, paused cancelled"],
  [
    "charge",
    CHARGE_MOVES,
    "processing pending_client_action, processing captured, processing failed, pending_client_action processing, pending_client_action captured, pending_client_action failed, pending_client_action cancelled, captured refunded, captured disputed, disputed captured, disputed refunded",
  ],
  [
    "link",
    LINK_MOVES,
    "open completed, open expired, open revoked, open superseded, expired completed, revoked completed, superseded completed",
  ],
  [
    "attempt",
    ATTEMPT_MOVES,
    "created open, created processing, created succeeded, created failed, created cancelled, open processing, open succeeded, open failed, open cancelled, processing open, processing succeeded, processing failed, processing cancelled",
  ],
];

it.each(ALLOWED)("lets a %s move as listed, and no other way", (_name, moves, pairs) => {
  const states = Object.keys(moves);
  const allowed = states.flatMap((to) => before(moves, to).map((from) => `${from} ${to}`));
  expect(allowed.sort()).toEqual(pairs.split(", ").sort());
});

it("never reopens what has ended", () => {
  expect(CHARGE_MOVES.failed).toEqual([]);
  expect(LINK_MOVES.completed).toEqual([]);
  expect(ENROLLMENT_MOVES.cancelled).toEqual([]);
});
