import { pool } from "@/lib/db";
import { hashToken } from "@/lib/secrets";
import { inPersonChange } from "./person-transaction";

/** Five wrong passwords or codes in a row close the address, or the browser, to both for a quarter of an hour. */
const MOST_FAILURES = 5;

export type Trier = { email: string } | { userId: string };

const counted = (table: string) => `
  failed_sign_ins = case when ${table}.locked_until is null then ${table}.failed_sign_ins + 1 else 1 end,
  locked_until = case when ${table}.locked_until is null and ${table}.failed_sign_ins + 1 >= ${MOST_FAILURES}
                      then now() + interval '15 minutes' end`;

/**
 * Counts a try before it is made, as if it failed: of many at once no more than five are ever compared. The fifth locks; should
 * it be right, `clearFailures` opens again. A browser in which the person has signed in counts by itself, so that whoever
 * fails on purpose elsewhere does not shut its owner out; all others share one count. False where nothing may be compared: it
 * is locked, or nobody's.
 */
export async function beginTry(by: Trier, browser: string | null): Promise<boolean> {
  const [column, value] = "email" in by ? ["email", by.email.toLowerCase()] : ["id", by.userId];
  if (browser) {
    const { rows } = await pool().query<{ compares: boolean }>({
      name: `begin_staff_try_in_browser_by_${column}`,
      text: `with known as (
               select d.user_id, d.token_hash from staff_device d join staff_user u on u.id = d.user_id
               where u.${column} = $1 and d.token_hash = $2),
             counted as (
               update staff_device d set ${counted("d")} from known k
               where d.user_id = k.user_id and d.token_hash = k.token_hash
                 and (d.locked_until is null or d.locked_until <= now())
               returning 1)
             select exists (select from counted) as compares from known`,
      values: [value, hashToken(browser)],
    });
    if (rows[0]) return rows[0].compares;
  }
  const { rowCount } = await pool().query({
    name: `begin_staff_try_by_${column}`,
    text: `update staff_user u set ${counted("u")}
           where u.${column} = $1 and (u.locked_until is null or u.locked_until <= now())`,
    values: [value],
  });
  return rowCount === 1;
}

/** The try was right, or was none: it counts no more, where it was counted. */
export async function takeBackTry(userId: string, browser: string | null): Promise<void> {
  const text = (table: string) =>
    `update ${table} set failed_sign_ins = greatest(failed_sign_ins - 1, 0), locked_until = null`;
  if (browser) {
    const { rowCount } = await pool().query({
      name: "take_back_staff_try_in_browser",
      text: `${text("staff_device")} where user_id = $1 and token_hash = $2`,
      values: [userId, hashToken(browser)],
    });
    if (rowCount) return;
  }
  await pool().query({
    name: "take_back_staff_try",
    text: `${text("staff_user")} where id = $1`,
    values: [userId],
  });
}

/**
 * Signed in: what failed before is forgotten. A browser of the person's own does not open the address again while it is locked,
 * or each of their sign-ins would buy a guesser five more tries.
 */
export async function clearFailures(userId: string, browser: string | null): Promise<void> {
  await inPersonChange(
    (tx) => tx.$executeRaw`
      update staff_user u set failed_sign_ins = 0, locked_until = null
      where id = ${userId} and (locked_until is null or locked_until <= now()
        or not exists (select from staff_device d where d.user_id = u.id and d.token_hash = ${hashToken(browser ?? "")}))`,
  );
}
