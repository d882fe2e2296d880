import { type AuthenticatedKey, authenticateApiKey } from "./authenticate";
import { recordKeyUse } from "./record-use";
import { hashApiKey } from "./secret";

const RECALL_MS = 10_000;
const MOST_KEYS = 10_000;

/** By the secret's hash: no secret stays in memory. The oldest goes first. */
const seen = new Map<string, { key: AuthenticatedKey; at: number }>();

/**
 * `authenticateApiKey`, answered from memory for ten seconds after it was true. Only for actions that prove the key once more
 * in the transaction in which they act: a key that was revoked since gets that far, and no further.
 */
export async function recallApiKey(secret: string): Promise<AuthenticatedKey | null> {
  const hash = Buffer.from(hashApiKey(secret)).toString("base64");
  const known = seen.get(hash);
  if (known && Date.now() - known.at < RECALL_MS) {
    recordKeyUse(known.key.orgId, known.key.id);
    return known.key;
  }
  seen.delete(hash);
  const key = await authenticateApiKey(secret);
  if (key) remember(hash, key);
  return key;
}

function remember(hash: string, key: AuthenticatedKey): void {
  seen.set(hash, { key, at: Date.now() });
  const [oldest] = seen.keys();
  if (seen.size > MOST_KEYS && oldest !== undefined) seen.delete(oldest);
}
