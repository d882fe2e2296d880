import { hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

/**
 * What signs the cookies of staff and seals their second factors, derived from EDGE_SECRET_KEY; former keys still open what
 * they sealed. The version names the key in what is sealed: it is made of the key's own hash, so that it stays the same
 * wherever the key stands.
 */
export function staffSecrets(): { version: number; value: string }[] {
  return [env().EDGE_SECRET_KEY, ...env().EDGE_SECRET_KEY_PREVIOUS].map((key) => ({
    version: Buffer.from(derive(key, "version", 6)).readUIntBE(0, 6),
    value: Buffer.from(derive(key, "secret", 32)).toString("base64url"),
  }));
}

function derive(key: Buffer, purpose: string, bytes: number): ArrayBuffer {
  return hkdfSync("sha256", key, "", `edge staff sign-in ${purpose}`, bytes);
}
