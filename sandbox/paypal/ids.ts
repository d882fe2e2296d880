import { randomBytes } from "node:crypto";

const UPPER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWER = "0123456789abcdefghijklmnopqrstuvwxyz";
/** Without those that are easily mistaken for one another. */
export const PAYER_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

function randomText(alphabet: string, length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // Bytes beyond the last whole multiple would favour the alphabet's first letters.
      if (byte < 256 - (256 % alphabet.length)) text += alphabet[byte % alphabet.length];
    }
  }
  return text.slice(0, length);
}

/** Orders, captures, refunds, setup tokens and webhooks: 17 capitals and digits. */
export const newObjectId = () => randomText(UPPER, 17);

/** Vault payment tokens are written in small letters. */
export const newPaymentTokenId = () => randomText(LOWER, 17);

/** The merchant's customer in the vault; at most 22 characters. */
export const newVaultCustomerId = () => randomText(LOWER, 10);

export const newEventId = () => `WH-${newObjectId()}-${newObjectId()}`;

/** What PayPal's support asks for; in the header and in every error. */
export const newDebugId = () => randomBytes(7).toString("hex").slice(0, 13);

export const newSecretText = () => randomBytes(32).toString("base64url");
