import { forgetApiCalls } from "@/lib/api-log/forget-calls";
import { reconcileCharges } from "@/lib/charges/reconcile-charges";
import { fileCustomers } from "@/lib/customers/file-customers";
import { sweepInbox } from "@/lib/inbox/sweep-inbox";
import { stepInvoices } from "@/lib/invoices/step-invoices";
import { sendDueMails } from "@/lib/mail/send-mail";
import { tellExpiring } from "@/lib/payment-methods/tell-expiring";
import { reconcileRefunds } from "@/lib/refunds/reconcile-refunds";
import { checkFees } from "@/lib/revenue/check-fees";
import { expireLinks } from "@/lib/setup/expire-links";
import { reconcileSetups } from "@/lib/setup/reconcile-setups";
import { deliveries } from "./deliveries";
import { freeLostJobs } from "./free-lost-jobs";
import { sweepDrift } from "./sweep-drift";

/** Looks for rows that are due and does what is due: work whose job was lost is found here. */
export type Sweep = {
  name: string;
  /** From the beginning of one run to the beginning of the next; a run never overlaps itself. */
  everyMs: number;
  /** Returns early when `signal` is aborted, because the process is stopping. */
  run(signal: AbortSignal): Promise<void>;
};

export const sweeps: Sweep[] = [
  { name: "inbox", everyMs: 2_000, run: sweepInbox },
  { name: "charges", everyMs: 2_000, run: reconcileCharges },
  { name: "invoices", everyMs: 2_000, run: stepInvoices },
  { name: "deliveries", everyMs: 1_000, run: deliveries.sweep },
  { name: "mails", everyMs: 5_000, run: sendDueMails },
  { name: "setups", everyMs: 2_000, run: reconcileSetups },
  { name: "refunds", everyMs: 2_000, run: reconcileRefunds },
  { name: "fees", everyMs: 15_000, run: checkFees },
  { name: "expiring cards", everyMs: 60_000, run: tellExpiring },
  { name: "search", everyMs: 15_000, run: fileCustomers },
  { name: "links", everyMs: 15_000, run: expireLinks },
  { name: "drift", everyMs: 60_000, run: sweepDrift },
  { name: "lost jobs", everyMs: 60_000, run: freeLostJobs },
  { name: "forget API calls", everyMs: 3_600_000, run: forgetApiCalls },
];
