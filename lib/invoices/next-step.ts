import type { InvoiceStatus } from "@/lib/generated/prisma/enums";

const A_DAY = 24 * 3600 * 1000;

export function inDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * A_DAY);
}

type Clocked = { createdAt: Date; dueAt: Date | null; remindedAt: Date | null; status: InvoiceStatus };
type Clock = {
  reminderDays: number;
  /** The newest press of the button whose outcome is not known. */
  lastPressAt?: Date | null;
  now?: Date;
};

/** When something is to be done about an unpaid invoice by itself; null when nothing is any more. Pure. */
export function nextStepAt(invoice: Clocked, clock: Clock): Date | null {
  const { now = new Date() } = clock;
  const times = [
    pressCheckAt(clock.lastPressAt ?? null, now),
    reminderAt(invoice, clock),
    overdueAt(invoice),
  ];
  const due = times.filter((time) => time !== null).map((time) => time.getTime());
  return due.length > 0 ? new Date(Math.max(Math.min(...due), now.getTime())) : null;
}

export function reminderAt({ createdAt, remindedAt }: Clocked, { reminderDays }: Clock): Date | null {
  return remindedAt ? null : inDays(createdAt, reminderDays);
}

export function overdueAt({ status, dueAt }: Clocked): Date | null {
  return status === "overdue" ? null : dueAt;
}

/**
 * Who pressed the button may have paid behind a closed tab, and every word of the gateway may be lost: it is asked after
 * ten seconds, then less and less often, and within five minutes, for a day.
 */
function pressCheckAt(lastPressAt: Date | null, now: Date): Date | null {
  if (!lastPressAt) return null;
  const age = now.getTime() - lastPressAt.getTime();
  return age > A_DAY ? null : new Date(now.getTime() + Math.min(Math.max(age, 10_000), 300_000));
}
