import type { ClientBase } from "pg";
import type { Rotation } from "@/lib/gateway-accounts/rotate-secrets";
import { currentKeyId } from "@/lib/secrets";
import { openLink, sealLink } from "./sealed-link";

type Row = { org_id: string; id: string; sealed_link: Buffer; link_key_id: string };

/**
 * Seals anew under today's key the links of mails that still wait, so that they can be sent once a former key is thrown away.
 * Goes over all organizations, hence as the tables' owner; safe to repeat.
 */
export async function resealLinks(owner: ClientBase): Promise<Rotation> {
  const rotation: Rotation = { resealed: 0, unopened: [] };
  const { rows } = await owner.query<Row>(
    "select org_id, id, sealed_link, link_key_id from mail where sealed_link is not null and link_key_id <> $1",
    [currentKeyId()],
  );
  for (const row of rows) {
    const mail = { orgId: row.org_id, id: row.id };
    let link: string | null;
    try {
      link = openLink({ ...mail, sealedLink: row.sealed_link, linkKeyId: row.link_key_id });
    } catch {
      rotation.unopened.push(`the link of the mail ${row.id}`);
      continue;
    }
    const { sealedLink, linkKeyId } = sealLink({ ...mail, html: "", text: "" }, link ?? "");
    const { rowCount } = await owner.query(
      "update mail set sealed_link = $3, link_key_id = $4 where org_id = $1 and id = $2 and sealed_link = $5",
      [row.org_id, row.id, sealedLink, linkKeyId, row.sealed_link],
    );
    rotation.resealed += rowCount ?? 0;
  }
  return rotation;
}
