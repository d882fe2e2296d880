import { createVerify, randomUUID, sign, X509Certificate } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Signer } from "../certificate/signer";

export type Transmission = { id: string; time: string; webhookId: string; raw: Buffer };

/** The text that is signed: the CRC-32 is of the bytes as sent, written as an unsigned decimal. */
function signedText({ id, time, webhookId, raw }: Transmission): string {
  return `${id}|${time}|${webhookId}|${crc32(raw)}`;
}

/** Headers of one delivery of an event to one webhook. */
export function signTransmission(signer: Signer, webhookId: string, raw: Buffer, now: Date) {
  const time = now.toISOString().replace(/\.\d{3}Z$/, "Z");
  for (;;) {
    const id = randomUUID();
    const text = signedText({ id, time, webhookId, raw });
    const signature = sign("sha256", Buffer.from(text, "utf8"), signer.key).toString("base64");
    // PayPal's description of verify-webhook-signature wants a word character first; base64 has two others.
    if (/^[A-Za-z0-9]/.test(signature)) {
      return {
        "PAYPAL-TRANSMISSION-ID": id,
        "PAYPAL-TRANSMISSION-TIME": time,
        "PAYPAL-TRANSMISSION-SIG": signature,
        "PAYPAL-CERT-URL": signer.certUrl,
        "PAYPAL-AUTH-ALGO": "SHA256withRSA",
      };
    }
  }
}

/** Whether a signature fits a transmission under a certificate. */
export function isSigned(pem: string, transmission: Transmission, signature: string): boolean {
  const verifier = createVerify("sha256");
  verifier.update(signedText(transmission), "utf8");
  return verifier.verify(new X509Certificate(pem).publicKey, signature, "base64");
}
