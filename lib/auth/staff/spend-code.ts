import { createHash } from "node:crypto";
import { pool } from "@/lib/db";

/** Longer than any code of an authenticator app is taken for right: its own half minute, and the one before and after. */
const KEPT = "2 minutes";

/**
 * A code of an authenticator app is good for one sign-in (RFC 6238, 5.2), whoever saw it. False when it was given before; of
 * many at once one is true.
 */
export async function spendCode(userId: string, code: string): Promise<boolean> {
  const id = createHash("sha256").update(`spent code ${userId} ${code}`).digest("base64url");
  const { rowCount } = await pool().query({
    name: "spend_staff_code",
    text: `insert into staff_verification (id, identifier, value, expires_at) values ($1, $1, '', now() + interval '${KEPT}')
           on conflict (id) do update set expires_at = excluded.expires_at
           where staff_verification.expires_at <= now()`,
    values: [id],
  });
  return rowCount === 1;
}
