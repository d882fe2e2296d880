import { expect, it } from "vitest";
import { toTurn } from "./view";

const MINUTE = 60_000;

it("says that a delivery is being sent only while somebody may be sending it", () => {
  const now = new Date();
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const turn = (claimedAt: Date | null, status: "active" | "paused", deletedAt: Date | null = null) =>
    toTurn({ status: "pending", nextAttemptAt: now, claimedAt, endpoint: { status, deletedAt } }, now);
  // An attempt takes two minutes at most, and what it came to is written down at once.
  for (const status of ["active", "paused"] as const)
    expect(turn(ago(2 * MINUTE), status)).toEqual({ waits: "sending" });
  // Who had it died meanwhile: nobody takes it up before the endpoint is in use again.
  const lost = ago(3 * MINUTE);
  expect(turn(lost, "paused")).toEqual({ waits: "endpoint", status: "paused" });
  expect(turn(lost, "paused", now)).toEqual({ waits: "endpoint", status: "deleted" });
  expect(turn(lost, "active")).toEqual({ waits: "next_attempt", at: now.toISOString() });
  expect(turn(null, "active")).toEqual({ waits: "next_attempt", at: now.toISOString() });
});
