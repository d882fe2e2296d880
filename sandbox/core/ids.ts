import { randomBytes } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** `prefix` followed by 24 random letters and digits, drawn without bias. */
export function newId(prefix: string): string {
  let id = "";
  while (id.length < 24) {
    for (const byte of randomBytes(32)) {
      if (byte < 248 && id.length < 24) id += ALPHABET[byte % 62];
    }
  }
  return prefix + id;
}
