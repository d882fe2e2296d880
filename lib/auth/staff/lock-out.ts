import { pool } from "@/lib/db";

/** Five wrong passwords or codes in a row close the address to both for a quarter of an hour. */
const MOST_FAILURES = 5;

export type Try = { userId: string; failures: number };

/**
 * Counts a try before it is made, as if it failed: of many at once no more than five are ever compared. The fifth locks the
 * address; should it be right, `clearFailures` opens it again. Null where nothing may be compared: the address is locked, or
 * nobody's.
 */
export async function beginTry(by: { email: string } | { userId: string }): Promise<Try | null> {
  const [column, value] = "email" in by ? ["email", by.email.toLowerCase()] : ["id", by.userId];
  const { rows } = await pool().query<{ id: string; failed_sign_ins: number }>({
    name: `begin_staff_try_by_${column}`,
    text: `update staff_user set
             failed_sign_ins = case when locked_until is null then failed_sign_ins + 1 else 1 end,
             locked_until = case when locked_until is null and failed_sign_ins + 1 >= ${MOST_FAILURES}
                                 then now() + interval '15 minutes' end
           where ${column} = $1 and (locked_until is null or locked_until <= now())
           returning id, failed_sign_ins`,
    values: [value],
  });
  const [row] = rows;
  return row ? { userId: row.id, failures: row.failed_sign_ins } : null;
}

/** The try was right, or was none: it counts no more. */
export async function takeBackTry(userId: string): Promise<void> {
  await pool().query({
    name: "take_back_staff_try",
    text: `update staff_user set failed_sign_ins = greatest(failed_sign_ins - 1, 0), locked_until = null where id = $1`,
    values: [userId],
  });
}

/** Signed in, or a new password: what failed before is forgotten. */
export async function clearFailures(userId: string): Promise<void> {
  await pool().query({
    name: "clear_staff_failures",
    text: "update staff_user set failed_sign_ins = 0, locked_until = null where id = $1",
    values: [userId],
  });
}
