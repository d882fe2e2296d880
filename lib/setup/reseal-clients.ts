import type { ClientBase } from "pg";
import { currentKeyId } from "@/lib/secrets";
import { sealClient, unsealClient } from "./attempt";

const AT_ONCE = 100;

type Row = { org_id: string; id: string; client: Buffer };

/**
 * Seals anew under today's key what open forms need, so that a link that was opened before a former key was thrown away
 * still opens after it. Goes over all organizations, hence as the tables' owner; safe to repeat. Answers how many.
 */
export async function resealClients(owner: ClientBase): Promise<number> {
  let resealed = 0;
  for (let rows = await nextRows(owner, "", ""); ; ) {
    for (const { org_id, id, client } of rows) {
      const sealed = sealClient(org_id, id, unsealClient(org_id, id, client));
      const { rowCount } = await owner.query(
        "update setup_attempt set client = $3 where org_id = $1 and id = $2 and client = $4",
        [org_id, id, sealed, client],
      );
      resealed += rowCount ?? 0;
    }
    const last = rows.at(-1);
    if (!last) return resealed;
    rows = await nextRows(owner, last.org_id, last.id);
  }
}

async function nextRows(owner: ClientBase, afterOrg: string, afterId: string): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    `select org_id, id, client from setup_attempt
     where client is not null and encode(substring(client from 1 for 6), 'hex') <> $1
       and (org_id, id) > ($2, $3) order by org_id, id limit $4`,
    [currentKeyId(), afterOrg, afterId, AT_ONCE],
  );
  return rows;
}
