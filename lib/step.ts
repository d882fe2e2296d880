import { env } from "@/lib/env";

/**
 * Every place at which a death of the process has been thought through: before and after each commit, provider call and
 * reply of the money paths. A test kills a process at each of them in turn and asks what became of the money.
 */
export const STEPS = [
  "build.before_commit",
  "build.after_commit",
  "create.before_commit",
  "create.after_commit",
  "begin.before_row",
  "begin.after_row",
  "begin.after_gateway",
  "begin.after_commit",
  "try.before_commit",
  "try.after_commit",
  "finish.before_read",
  "finish.after_read",
  "finish.before_charge_row",
  "finish.after_charge_row",
  "finish.after_charge",
  "finish.before_activation",
  "finish.in_activation",
  "finish.after_activation",
  "fire.before_row",
  "fire.after_row",
  "fire.after_gateway",
  "fire.after_capture",
  "fire.after_settled",
  "fire.after_invoice",
  "charge.before_read",
  "charge.after_read",
  "charge.before_capture",
  "end.before_mark",
  "end.after_mark",
  "end.before_call_off",
  "end.after_call_off",
  "late.before_row",
  "late.after_row",
  "pay.before_begin",
  "pay.after_begin",
  "pay.after_begin_commit",
  "pay.before_try_commit",
  "pay.after_try_commit",
  "pay.before_saved_commit",
  "pay.after_saved_commit",
  "pay.after_saved_charge",
  "pay.before_finish",
  "pay.after_finish",
  "pay.after_void_mark",
  "pay.after_void_cancel",
  "pay.after_void_commit",
  "inbox.before_commit",
  "inbox.after_commit",
  "inbox.after_converge",
  "refund.before_row",
  "refund.after_row",
  "refund.after_gateway",
  "refund.in_settlement",
  "refund.after_settlement",
  "money.after_read",
  "money.in_convergence",
] as const;

export type Step = (typeof STEPS)[number];

/**
 * Does nothing, unless CRASH_AT names this step: then the process dies here as if it were killed from outside, or stands
 * still as on a machine that is suspended.
 */
export function step(name: Step): void {
  const { CRASH_AT, CRASH_SIGNAL } = env();
  if (CRASH_AT === name) process.kill(process.pid, CRASH_SIGNAL);
}
