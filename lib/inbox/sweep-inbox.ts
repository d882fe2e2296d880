import { pool } from "@/lib/db";
import { convergeEvent } from "./converge-event";

/** Works the events whose job was lost or whose time for another try has come. */
export async function sweepInbox(signal: AbortSignal): Promise<void> {
  const { rows } = await pool().query<{ org_id: string; id: string }>({
    name: "due_inbox_events",
    // A grace, so that the job that was queued with the event is not raced.
    text: "select * from due_inbox_events(now() - interval '2 seconds', 50)",
  });
  for (const { org_id, id } of rows) {
    if (signal.aborted) return;
    await convergeEvent(org_id, id);
  }
}
