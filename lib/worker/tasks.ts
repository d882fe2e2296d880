import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { pruneIdempotencyKeys } from "@/lib/http/idempotency-store";
import { convergeEvent } from "@/lib/inbox/converge-event";
import { sendMail } from "@/lib/mail/send-mail";
import { pruneRateBuckets } from "@/lib/rate-limit";
import { runDueDrift } from "./sweep-drift";

const row = z.object({ orgId: z.string(), id: z.string() });

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
  /** `id`: of the gateway account. */
  async run_drift(payload) {
    const { orgId, id } = row.parse(payload);
    await runDueDrift(orgId, id);
  },
  async prune_idempotency_keys() {
    await pruneIdempotencyKeys();
  },
  async prune_rate_buckets() {
    await pruneRateBuckets();
  },
};
