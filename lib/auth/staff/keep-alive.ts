import { pool } from "@/lib/db";

/** Written at most once a minute: it is what "last seen" shows. */
const EVERY_MS = 60_000;

/** A request was made under the session: it ends twelve hours from now, but no later than thirty days after it began. */
export async function keepAlive(session: { id: string; updatedAt: Date }): Promise<void> {
  if (Date.now() - session.updatedAt.getTime() < EVERY_MS) return;
  await pool().query({
    name: "keep_staff_session",
    text: `update staff_session set updated_at = now(),
             expires_at = least(now() + interval '12 hours', created_at + interval '30 days')
           where id = $1 and expires_at > now()`,
    values: [session.id],
  });
}
