import { type KeyObject, X509Certificate } from "node:crypto";
import { rootCertificates } from "node:tls";
import type { GatewayMode } from "../types";
import { isInDate, isPaypalsSigner, leadsToRoot, toCertificates } from "./certificate-chain";

/** Exact hosts from which PayPal serves the certificates that sign its webhooks. */
const HOSTS: Record<GatewayMode, string[]> = {
  live: ["api.paypal.com", "api-m.paypal.com"],
  test: ["api.sandbox.paypal.com", "api-m.sandbox.paypal.com"],
};
const MAX_BYTES = 64 * 1024;
const MAX_KEPT = 100;
const KEPT_MS = 24 * 3_600_000;
/** A URL that gave nothing is not asked again for a while, or a forger could make us fetch at will. */
const KEPT_NOTHING_MS = 60_000;

/**
 * `key`: believe what it signs. `refused`: not PayPal's certificate. `unreachable`: nothing can be said now, so PayPal
 * itself has to be asked about the signature.
 */
export type Certificate = { kind: "key"; key: KeyObject } | { kind: "refused" } | { kind: "unreachable" };

export type Certificates = (url: string, mode: GatewayMode) => Promise<Certificate>;

type Kept = { certificate: Certificate; until: number };

/**
 * Fetches and checks signing certificates, and keeps them for a day in a bounded map. They come over https from PayPal's
 * own hosts, without redirects, and must lead to one of Node's roots; or from exactly the configured stand-in, which is
 * trusted as it is. https://developer.paypal.com/api/rest/webhooks/rest/#verify-event-notifications
 */
export function makeCertificates(apiBase: string | undefined, timeoutMs: number): Certificates {
  const kept = new Map<string, Kept>();
  const standIn = apiBase ? new URL(apiBase).origin : undefined;
  return async (text, mode) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isStandIn = url !== undefined && url.origin === standIn;
    if (!url || url.username || url.password || !(isStandIn || isPaypals(url, mode)))
      return { kind: "refused" };
    const known = kept.get(url.href);
    if (known && Date.now() < known.until) return known.certificate;
    const fetched = await fetchCertificate(url, isStandIn, timeoutMs);
    kept.delete(url.href);
    if (fetched.certificate.kind !== "unreachable") kept.set(url.href, fetched);
    const oldest = kept.keys().next().value;
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    return fetched.certificate;
  };
}

function isPaypals(url: URL, mode: GatewayMode): boolean {
  return url.protocol === "https:" && url.port === "" && HOSTS[mode].includes(url.hostname);
}

async function fetchCertificate(url: URL, isStandIn: boolean, timeoutMs: number): Promise<Kept> {
  const refused: Kept = { certificate: { kind: "refused" }, until: Date.now() + KEPT_NOTHING_MS };
  const unreachable: Kept = { certificate: { kind: "unreachable" }, until: 0 };
  let pem: string;
  try {
    const response = await fetch(url, {
      redirect: "error",
      headers: { "accept-encoding": "identity" },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status >= 400 && response.status < 500) return refused;
    if (!response.ok || Number(response.headers.get("content-length")) > MAX_BYTES) return unreachable;
    pem = await response.text();
  } catch {
    return unreachable;
  }
  return keep(pem, isStandIn) ?? refused;
}

function keep(pem: string, isStandIn: boolean): Kept | undefined {
  try {
    const certificates = toCertificates(pem);
    const [leaf] = certificates;
    const now = new Date();
    if (!leaf || !isInDate(leaf, now)) return undefined;
    if (!isStandIn && !(isPaypalsSigner(leaf) && leadsToRoot(certificates, roots(), now))) return undefined;
    const until = Math.min(Date.now() + KEPT_MS, new Date(leaf.validTo).getTime());
    return { certificate: { kind: "key", key: leaf.publicKey }, until };
  } catch {
    return undefined;
  }
}

let parsedRoots: X509Certificate[] | undefined;

function roots(): X509Certificate[] {
  parsedRoots ??= rootCertificates.map((pem) => new X509Certificate(pem));
  return parsedRoots;
}
