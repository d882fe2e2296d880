import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

/** A sealed text: nonce (12 bytes), tag (16), ciphertext; and the name of the key that sealed it. */
export type Sealed = { bytes: Buffer; keyId: string };

function keyIdOf(key: Buffer): string {
  return createHash("sha256").update("edge key id").update(key).digest("hex").slice(0, 12);
}

/** The id of the key that seals today; rows under another id are due for re-sealing. */
export function currentKeyId(): string {
  return keyIdOf(env().EDGE_SECRET_KEY);
}

/**
 * Seals with AES-256-GCM. `place` names the row and column that the text belongs to and is authenticated with it, so that
 * a ciphertext moved to another row does not open.
 */
export function seal(text: string, place: string): Sealed {
  const key = env().EDGE_SECRET_KEY;
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
  const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return { bytes: Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]), keyId: keyIdOf(key) };
}

/**
 * Opens what `seal` closed, with today's key or a former one.
 * @throws Error when the key is not among ours, or the bytes were changed or belong elsewhere
 */
export function unseal(sealed: { bytes: Uint8Array; keyId: string }, place: string): string {
  const keys = [env().EDGE_SECRET_KEY, ...env().EDGE_SECRET_KEY_PREVIOUS];
  const key = keys.find((candidate) => keyIdOf(candidate) === sealed.keyId);
  if (!key)
    throw new Error(`No secret key with id ${sealed.keyId}: is it missing from EDGE_SECRET_KEY_PREVIOUS?`);
  const bytes = Buffer.from(sealed.bytes);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/** SHA-256, for random tokens of at least 128 bits that we only ever compare. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** 256 random bits in a URL-safe alphabet. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}
