import type { ClientBase } from "pg";
import type { Rotation } from "@/lib/gateway-accounts/rotate-secrets";
import { currentKeyId } from "@/lib/secrets";
import { closeAnswer, openAnswer } from "./sealed-answer";

const AT_ONCE = 100;

type Row = { org_id: string; action: string; key: string; response_body: string };

/**
 * Seals the stored answers that hold a secret anew under today's key, so that a call can be repeated after a former one was
 * thrown away. Goes over all organizations, hence as the tables' owner; safe to repeat.
 */
export async function resealAnswers(owner: ClientBase): Promise<Rotation> {
  const rotation: Rotation = { resealed: 0, unopened: [] };
  for (let last: Row | undefined; ; ) {
    const rows = await nextRows(owner, last);
    for (const row of rows) {
      const sealed = reseal(row);
      if (sealed === null) rotation.unopened.push(`an answer of ${row.action} in ${row.org_id}`);
      else {
        await owner.query(
          "update idempotency_key set response_body = $4 where org_id = $1 and action = $2 and key = $3",
          [row.org_id, row.action, row.key, sealed],
        );
        rotation.resealed += 1;
      }
    }
    last = rows.at(-1);
    if (!last) return rotation;
  }
}

/** A stored answer never changes any more. One that is not sealed is a JSON object. */
async function nextRows(owner: ClientBase, last: Row | undefined): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    `select org_id, action, key, response_body from idempotency_key
     where status = 'done' and not starts_with(response_body, '{') and split_part(response_body, '.', 1) <> $1
       and (org_id, action, key) > ($2, $3, $4)
     order by org_id, action, key limit $5`,
    [currentKeyId(), last?.org_id ?? "", last?.action ?? "", last?.key ?? "", AT_ONCE],
  );
  return rows;
}

/** Null when no key opens it. */
function reseal({ org_id: orgId, action, key, response_body }: Row): string | null {
  const owner = { orgId, action, key };
  try {
    return closeAnswer(owner, openAnswer(owner, response_body));
  } catch {
    return null;
  }
}
