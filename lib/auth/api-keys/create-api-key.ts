import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type ApiKeyMode, newApiKeySecret } from "./secret";

export type NewApiKey = {
  orgId: string;
  /** For people: where the key is used. */
  name: string;
  mode: ApiKeyMode;
  expiresAt?: Date;
  /** Calls per second, and how many may come at once; the deployment's defaults where not given. */
  ratePerSecond?: number;
  burst?: number;
};

/** Creates a key in the caller's transaction. `secret` is to be shown now: nothing can bring it back. */
export async function createApiKey(tx: Tx, { mode, ...columns }: NewApiKey) {
  const { secret, prefix, keyHash } = newApiKeySecret(mode);
  const id = newId("key");
  await tx.apiKey.create({ data: { ...columns, id, prefix, keyHash } });
  return { id, prefix, secret };
}
