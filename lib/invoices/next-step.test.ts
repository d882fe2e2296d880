import { describe, expect, it } from "vitest";
import { inDays, nextStepAt } from "./next-step";

const createdAt = new Date("2026-03-01T12:00:00Z");
const invoice = { createdAt, dueAt: inDays(createdAt, 14), remindedAt: null, status: "sent" } as const;
const clock = { reminderDays: 3, now: createdAt };

describe("nextStepAt", () => {
  it("is the reminder, then the day it is overdue, then nothing", () => {
    expect(nextStepAt(invoice, clock)).toEqual(inDays(createdAt, 3));
    const reminded = { ...invoice, remindedAt: inDays(createdAt, 3) };
    expect(nextStepAt(reminded, clock)).toEqual(invoice.dueAt);
    expect(nextStepAt({ ...reminded, status: "overdue" }, clock)).toBeNull();
  });

  it("is never in the past", () => {
    const now = inDays(createdAt, 30);
    expect(nextStepAt(invoice, { ...clock, now })).toEqual(now);
  });

  it.each([
    [1_000, 10_000],
    [60_000, 60_000],
    [3_600_000, 300_000],
  ])("looks after a press of %d ms ago in %d ms", (age, wait) => {
    const now = new Date(createdAt.getTime() + age);
    expect(nextStepAt(invoice, { ...clock, now, lastPressAt: createdAt })).toEqual(
      new Date(now.getTime() + wait),
    );
  });

  it("gives a press up after a day", () => {
    const now = inDays(createdAt, 2);
    expect(nextStepAt(invoice, { ...clock, now, lastPressAt: createdAt })).toEqual(inDays(createdAt, 3));
  });
});
