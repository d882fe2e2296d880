import { X509Certificate } from "node:crypto";

const PEM = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
const MAX_LENGTH = 10;
/** As PayPal's own Java SDK checks it; the sandbox's certificate carries one more label. */
const SUBJECT = /^messageverificationcerts(\.[a-z0-9-]+)*\.paypal\.com$/;

/** The certificates of a PEM file, the first being the one that signs. Throws when one is malformed. */
export function toCertificates(pem: string): X509Certificate[] {
  return (pem.match(PEM) ?? []).slice(0, MAX_LENGTH).map((text) => new X509Certificate(text));
}

export function isInDate(certificate: X509Certificate, at: Date): boolean {
  return new Date(certificate.validFrom) <= at && at <= new Date(certificate.validTo);
}

/** Whether the certificate was made out to PayPal's webhook signer, and not to just any host. */
export function isPaypalsSigner(certificate: X509Certificate): boolean {
  const names = certificate.subject.split("\n").filter((line) => line.startsWith("CN="));
  return names.length === 1 && SUBJECT.test(names[0]?.slice(3) ?? "");
}

/** Whether the first certificate leads, through the others, to one of the roots, each link in date at that moment. */
export function leadsToRoot(
  [leaf, ...others]: X509Certificate[],
  roots: X509Certificate[],
  at: Date,
): boolean {
  let current = leaf;
  for (let length = 0; current && length < MAX_LENGTH; length++) {
    const certificate: X509Certificate = current;
    if (!isInDate(certificate, at)) return false;
    const issued = (issuer: X509Certificate) =>
      issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
    if (roots.some((root) => issued(root) && isInDate(root, at))) return true;
    current = others.find((other) => other !== certificate && issued(other));
  }
  return false;
}
