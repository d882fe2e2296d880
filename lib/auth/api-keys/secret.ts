import { createHash, randomBytes } from "node:crypto";

export type ApiKeyMode = "test" | "live";

const PREFIX_LENGTH = "ek_test_".length + 4;

/** A new credential: 256 random bits, to be shown once. What is kept is its hash and a prefix by which people know it. */
export function newApiKeySecret(mode: ApiKeyMode) {
  const secret = `ek_${mode}_${randomBytes(32).toString("base64url")}`;
  return { secret, prefix: secret.slice(0, PREFIX_LENGTH), keyHash: hashApiKey(secret) };
}

/**
 * SHA-256 without salt or stretching: both guard passwords that people choose, and nobody can guess 256 random bits.
 * Without a salt the hash can be looked up by an index.
 */
export function hashApiKey(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}
