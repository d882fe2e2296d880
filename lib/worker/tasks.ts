import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { pruneDrift } from "@/lib/drift/prune-drift";
import { pruneIdempotencyKeys } from "@/lib/http/idempotency-store";
import { convergeEvent } from "@/lib/inbox/converge-event";
import { sendMail } from "@/lib/mail/send-mail";
import { pruneRateBuckets } from "@/lib/rate-limit";
import { forgetDeliveries } from "@/lib/webhooks/forget-deliveries";
import { deliveries } from "./deliveries";
import { runDueDrift } from "./sweep-drift";

const row = z.object({ orgId: z.string(), id: z.string() });
const endpoints = z.object({ orgId: z.string(), endpointIds: z.array(z.string()) });

/** What a job's name runs. A job is a hint that something is due: the row that it names decides what is done. */
export const tasks: TaskList = {
  async converge_event(payload) {
    const { orgId, id } = row.parse(payload);
    await convergeEvent(orgId, id);
  },
  async send_mail(payload) {
    const { orgId, id } = row.parse(payload);
    await sendMail(orgId, id);
  },
  /** Ends before they are delivered: a slow endpoint holds up no other job. */
  async deliver_events(payload) {
    const { orgId, endpointIds } = endpoints.parse(payload);
    for (const id of endpointIds) deliveries.wake(orgId, id);
  },
  /** `id`: of the gateway account. */
  async run_drift(payload) {
    const { orgId, id } = row.parse(payload);
    await runDueDrift(orgId, id);
  },
  async forget_deliveries() {
    await forgetDeliveries();
  },
  async prune_drift() {
    await pruneDrift();
  },
  async prune_idempotency_keys() {
    await pruneIdempotencyKeys();
  },
  async prune_rate_buckets() {
    await pruneRateBuckets();
  },
};
