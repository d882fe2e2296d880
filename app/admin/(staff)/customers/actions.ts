"use server";

import { z } from "zod";
import { fireTrigger } from "@/lib/charges/fire-trigger";
import { presentFire, presentFireToStaff } from "@/lib/charges/present";
import { fireInput } from "@/lib/charges/schema";
import { editNotes, editNotesInput } from "@/lib/customers/edit-notes";
import { restoreCustomer } from "@/lib/customers/restore-customer";
import { customerChangeInput } from "@/lib/customers/schema";
import { suspendCustomer } from "@/lib/customers/suspend-customer";
import { cancelEnrollment } from "@/lib/enrollments/cancel-enrollment";
import { enroll } from "@/lib/enrollments/enroll";
import { pauseEnrollment } from "@/lib/enrollments/pause-enrollment";
import { resumeEnrollment } from "@/lib/enrollments/resume-enrollment";
import { enrollInput, enrollmentChangeInput } from "@/lib/enrollments/schema";
import { staffAction } from "@/lib/http/staff-action";
import { refundCharge } from "@/lib/refunds/refund-charge";
import { refundChargeInput } from "@/lib/refunds/schema";
import { revokeLinkInput, sendLinkInput } from "@/lib/setup/link-schema";
import { revokeLink } from "@/lib/setup/revoke-link";
import { sendLink } from "@/lib/setup/send-link";
import { readTimeline } from "@/lib/timeline/read-timeline";
import { timelineInput } from "@/lib/timeline/schema";

/** The mark of one wish, made in a dialog: what is sent twice under it is done once. */
const once = { once: z.string().min(16).max(100) };

export const sendSetupLink = staffAction({
  role: "operator",
  schema: sendLinkInput,
  run: async (ctx, input) => {
    const { url, mailedTo, existing } = await sendLink(ctx, input);
    return { url, mailedTo, existing };
  },
});

export const revokeSetupLink = staffAction({ role: "operator", schema: revokeLinkInput, run: revokeLink });

export const enrollCustomer = staffAction({
  role: "operator",
  schema: enrollInput.omit({ org_id: true }),
  run: async (ctx, input) => {
    const { existing } = await enroll(ctx, { ...input, org_id: ctx.orgId });
    return { existing };
  },
});

const change = enrollmentChangeInput.omit({ org_id: true });

export const pause = staffAction({
  role: "operator",
  schema: change,
  run: async (ctx, input) => toStatus(await pauseEnrollment(ctx, { ...input, org_id: ctx.orgId })),
});

export const resume = staffAction({
  role: "operator",
  schema: change,
  run: async (ctx, input) => toStatus(await resumeEnrollment(ctx, { ...input, org_id: ctx.orgId })),
});

export const cancel = staffAction({
  role: "operator",
  schema: change,
  run: async (ctx, input) => toStatus(await cancelEnrollment(ctx, { ...input, org_id: ctx.orgId })),
});

const customerChange = customerChangeInput.omit({ org_id: true });

export const suspend = staffAction({
  role: "admin",
  schema: customerChange,
  run: async (ctx, input) => toStatus(await suspendCustomer(ctx, { ...input, org_id: ctx.orgId })),
});

export const restore = staffAction({
  role: "admin",
  schema: customerChange,
  run: async (ctx, input) => toStatus(await restoreCustomer(ctx, { ...input, org_id: ctx.orgId })),
});

export const saveNotes = staffAction({ role: "admin", schema: editNotesInput, run: editNotes });

const fired = fireInput.omit({ org_id: true, trigger_id: true, dry_run: true });

/** What a charge would do, and each of its preconditions; nothing is done. */
export const tryCharge = staffAction({
  role: "operator",
  schema: fired,
  run: async (ctx, input) =>
    presentFire(await fireTrigger(ctx, { ...input, org_id: ctx.orgId, dry_run: true })),
});

/** Charges once for each mark, however often it is sent. */
export const chargeNow = staffAction({
  role: "operator",
  schema: fired.extend(once),
  run: async (ctx, { once: trigger_id, ...input }) =>
    presentFireToStaff(await fireTrigger(ctx, { ...input, org_id: ctx.orgId, trigger_id })),
});

/** Gives back once for each mark, however often it is sent. */
export const refund = staffAction({
  role: "admin",
  schema: refundChargeInput.omit({ org_id: true }).extend(once),
  run: async (ctx, { once: idempotencyKey, ...input }) => {
    const { refund } = await refundCharge({ ...ctx, idempotencyKey }, { ...input, org_id: ctx.orgId });
    return { status: refund.status };
  },
});

export const readMoreOfTimeline = staffAction({
  role: "viewer",
  schema: timelineInput,
  run: (ctx, { billing_customer_id, ...input }) => readTimeline(ctx, billing_customer_id, input),
});

function toStatus({ status }: { status: string }): { status: string } {
  return { status };
}
