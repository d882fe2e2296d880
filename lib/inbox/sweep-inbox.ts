import { pool } from "@/lib/db";
import { severalAtOnce } from "@/lib/several-at-once";
import { convergeEvent } from "./converge-event";

/** Each may wait for a gateway that does not answer, while the others' does. */
const AT_ONCE = 4;

/** Works the events whose job was lost or whose time for another try has come. */
export async function sweepInbox(signal: AbortSignal): Promise<void> {
  const { rows } = await pool().query<{ org_id: string; id: string }>({
    name: "due_inbox_events",
    // A grace, so that the job that was queued with the event is not raced.
    text: "select * from due_inbox_events(now() - interval '2 seconds', 50)",
  });
  await severalAtOnce(rows, { atOnce: AT_ONCE, signal }, ({ org_id, id }) => convergeEvent(org_id, id));
}
