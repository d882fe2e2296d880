import { timingSafeEqual } from "node:crypto";
import { pool } from "@/lib/db";
import { recordKeyUse } from "./record-use";
import { hashApiKey } from "./secret";

export type AuthenticatedKey = { id: string; orgId: string; perSecond: number; burst: number };

type Row = { key_id: string; org_id: string; key_hash: Buffer; rate_per_second: number; burst: number };

const LONGEST_KEY = 255;

/**
 * The key that this secret belongs to, or null: unknown, revoked and expired alike. One prepared statement.
 *
 * The index compares hashes byte by byte, which tells an attacker nothing: to steer the hash of a guess towards a stored one
 * they would have to invert SHA-256. The comparison of what was found takes the same time for every answer.
 */
export async function authenticateApiKey(secret: string): Promise<AuthenticatedKey | null> {
  if (secret.length > LONGEST_KEY) return null;
  const hash = hashApiKey(secret);
  const { rows } = await pool().query<Row>({
    name: "authenticate-api-key",
    text: "select * from authenticate_api_key($1)",
    values: [Buffer.from(hash.buffer)],
  });
  const [row] = rows;
  if (!row || !timingSafeEqual(row.key_hash, hash)) return null;
  recordKeyUse(row.org_id, row.key_id);
  return { id: row.key_id, orgId: row.org_id, perSecond: row.rate_per_second, burst: row.burst };
}
