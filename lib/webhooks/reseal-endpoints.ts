import type { ClientBase } from "pg";
import type { Rotation } from "@/lib/gateway-accounts/rotate-secrets";
import { type EndpointSecrets, openSecretsOrNull, sealSecrets } from "@/lib/outbox/endpoint-secrets";
import { currentKeyId } from "@/lib/secrets";

const AT_ONCE = 100;

type Row = { org_id: string; id: string; secrets: Buffer; key_id: string };

/**
 * Seals the secrets of webhook endpoints anew under today's key, so that a former one can be thrown away; what events are
 * signed with stays the same. Those that were deleted too: what they were sent is still kept. Goes over all organizations,
 * hence as the tables' owner; safe to repeat.
 */
export async function resealEndpoints(owner: ClientBase): Promise<Rotation> {
  const rotation: Rotation = { resealed: 0, unopened: [] };
  for (let rows = await nextRows(owner, "", ""); ; ) {
    for (const row of rows) {
      const opened = openSecretsOrNull({
        orgId: row.org_id,
        id: row.id,
        secrets: row.secrets,
        keyId: row.key_id,
      });
      if (!opened) rotation.unopened.push(`the webhook endpoint ${row.id}`);
      else if (await reseal(owner, row, opened)) rotation.resealed += 1;
    }
    const last = rows.at(-1);
    if (!last) return rotation;
    rows = await nextRows(owner, last.org_id, last.id);
  }
}

async function nextRows(owner: ClientBase, afterOrg: string, afterId: string): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    `select org_id, id, secrets, key_id from webhook_endpoint
     where key_id <> $1 and (org_id, id) > ($2, $3) order by org_id, id limit $4`,
    [currentKeyId(), afterOrg, afterId, AT_ONCE],
  );
  return rows;
}

/** False when somebody changed the secrets meanwhile, which sealed them under today's key. */
async function reseal(owner: ClientBase, row: Row, opened: EndpointSecrets): Promise<boolean> {
  const { bytes, keyId } = sealSecrets(row.org_id, row.id, opened);
  const { rowCount } = await owner.query(
    "update webhook_endpoint set secrets = $3, key_id = $4 where org_id = $1 and id = $2 and secrets = $5",
    [row.org_id, row.id, bytes, keyId, row.secrets],
  );
  return rowCount === 1;
}
