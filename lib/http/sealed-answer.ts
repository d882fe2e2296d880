import { seal, unseal } from "@/lib/secrets";

/** Whose answer it is. */
type Owner = { orgId: string; action: string; key: string };

const placeOf = ({ orgId, action, key }: Owner) => `idempotency_key:${orgId}/${action}/${key}`;

/** An answer with a secret, as it is stored: `<key id>.<Base64>`. JSON never looks like that. */
export function closeAnswer(owner: Owner, body: string): string {
  const { bytes, keyId } = seal(body, placeOf(owner));
  return `${keyId}.${bytes.toString("base64")}`;
}

/** @throws Error when no key of ours opens it, or it is another call's */
export function openAnswer(owner: Owner, stored: string): string {
  const [keyId = "", bytes = ""] = stored.split(".");
  return unseal({ bytes: Buffer.from(bytes, "base64"), keyId }, placeOf(owner));
}
