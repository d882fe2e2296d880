import type { ClientBase } from "pg";
import type { Rotation } from "@/lib/gateway-accounts/rotate-secrets";
import type { ClientSetup } from "@/lib/gateways/types";
import { currentKeyId } from "@/lib/secrets";
import { sealClient, unsealClient } from "./attempt";

const AT_ONCE = 100;

type Row = { org_id: string; id: string; client: Buffer };

/**
 * Seals anew under today's key what open forms need, so that a link that was opened before a former key was thrown away
 * still opens after it. Goes over all organizations, hence as the tables' owner; safe to repeat.
 */
export async function resealClients(owner: ClientBase): Promise<Rotation> {
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

async function nextRows(owner: ClientBase, afterOrg: string, afterId: string): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    `select org_id, id, client from setup_attempt
     where client is not null and encode(substring(client from 1 for 6), 'hex') <> $1
       and (org_id, id) > ($2, $3) order by org_id, id limit $4`,
    [currentKeyId(), afterOrg, afterId, AT_ONCE],
  );
  return rows;
}

/** False when no key opens the row. */
async function reseal(owner: ClientBase, { org_id, id, client }: Row): Promise<boolean> {
  let opened: ClientSetup;
  try {
    opened = unsealClient(org_id, id, client);
  } catch {
    return false;
  }
  await owner.query("update setup_attempt set client = $3 where org_id = $1 and id = $2 and client = $4", [
    org_id,
    id,
    sealClient(org_id, id, opened),
    client,
  ]);
  return true;
}
