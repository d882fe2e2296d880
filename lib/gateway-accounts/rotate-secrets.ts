import type { ClientBase } from "pg";
import { currentKeyId, seal, unseal } from "@/lib/secrets";
import { StartFailure } from "@/lib/start-failure";
import { credentialsPlace } from "./queries";

const AT_ONCE = 100;

type Row = { org_id: string; id: string; credentials: Buffer; key_id: string };

export type Rotation = {
  /** How many rows are under today's key now and were not before. */
  resealed: number;
  /** Rows that no key among ours opens: theirs is missing from EDGE_SECRET_KEY_PREVIOUS. */
  unopened: string[];
};

/**
 * Seals every account's credentials anew under today's key, so that a former one can be thrown away. Goes over all
 * organizations, hence as the tables' owner. Safe to repeat, to break off, and to run beside web and worker: a row that
 * changes meanwhile is left as it is, and found again by the next run should it still be under a former key.
 * @throws Error when row-level security would hide accounts from this login
 */
export async function rotateSecrets(owner: ClientBase): Promise<Rotation> {
  await requireWholeView(owner);
  const rotation: Rotation = { resealed: 0, unopened: [] };
  for (let rows = await nextRows(owner, "", ""); ; ) {
    for (const row of rows) {
      if (await reseal(owner, row)) rotation.resealed += 1;
      else rotation.unopened.push(row.id);
    }
    const last = rows.at(-1);
    if (!last) return rotation;
    rows = await nextRows(owner, last.org_id, last.id);
  }
}

async function requireWholeView(owner: ClientBase): Promise<void> {
  const { rows } = await owner.query<{ hidden: boolean }>(
    "select row_security_active('gateway_account') as hidden",
  );
  if (rows[0]?.hidden)
    throw new StartFailure(
      "Only the owner of the tables sees every account: run it with the login that migrates in DATABASE_URL.",
    );
}

async function nextRows(owner: ClientBase, afterOrg: string, afterId: string): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    `select org_id, id, credentials, key_id from gateway_account
     where key_id <> $1 and (org_id, id) > ($2, $3) order by org_id, id limit $4`,
    [currentKeyId(), afterOrg, afterId, AT_ONCE],
  );
  return rows;
}

/** False when no key opens the row. */
async function reseal(owner: ClientBase, row: Row): Promise<boolean> {
  const place = credentialsPlace(row.org_id, row.id);
  let text: string;
  try {
    text = unseal({ bytes: row.credentials, keyId: row.key_id }, place);
  } catch {
    return false;
  }
  const sealed = seal(text, place);
  await owner.query(
    `update gateway_account set credentials = $3, key_id = $4
     where org_id = $1 and id = $2 and credentials = $5`,
    [row.org_id, row.id, sealed.bytes, sealed.keyId, row.credentials],
  );
  return true;
}
