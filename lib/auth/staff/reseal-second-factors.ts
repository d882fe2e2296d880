import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { ClientBase } from "pg";
import type { Rotation } from "@/lib/gateway-accounts/rotate-secrets";
import { staffSecrets } from "./secrets";

type Row = { id: string; user_id: string; secret: string; backup_codes: string };

/**
 * Seals the secrets of authenticator apps and the backup codes anew under today's key, so that a former one can be thrown
 * away. Cookies need no such thing: whoever is signed in signs in again. Safe to repeat.
 */
export async function resealSecondFactors(owner: ClientBase): Promise<Rotation> {
  const secrets = staffSecrets();
  const current = secrets[0]?.version ?? 0;
  const key = {
    keys: new Map(secrets.map(({ version, value }) => [version, value])),
    currentVersion: current,
  };
  const today = `$ba$${current}$%`;
  const { rows } = await owner.query<Row>(
    "select id, user_id, secret, backup_codes from staff_two_factor where secret not like $1 or backup_codes not like $1",
    [today],
  );
  const rotation: Rotation = { resealed: 0, unopened: [] };
  for (const row of rows) {
    try {
      const anew = async (data: string) =>
        symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) });
      const [secret, codes] = [await anew(row.secret), await anew(row.backup_codes)];
      await owner.query(
        "update staff_two_factor set secret = $2, backup_codes = $3 where id = $1 and secret = $4 and backup_codes = $5",
        [row.id, secret, codes, row.secret, row.backup_codes],
      );
      rotation.resealed += 1;
    } catch {
      rotation.unopened.push(`the second factor of ${row.user_id}`);
    }
  }
  return rotation;
}
