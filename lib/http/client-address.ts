import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { env } from "@/lib/env";

/** How the server tells what runs behind it, Next included, where a request came from. */
export const ADDRESS_HEADER = "x-edge-client-address";

/** Written before every address, so that a header sent from outside is not believed wherever it slips through. */
const shared = globalThis as typeof globalThis & { edgeAddressMark?: string };

function mark(): string {
  shared.edgeAddressMark ??= randomBytes(16).toString("base64url");
  return shared.edgeAddressMark;
}

/** Replaces whatever the caller sent by the address found at the socket or, behind trusted proxies, in X-Forwarded-For. */
export function markClientAddress(request: IncomingMessage): void {
  const address =
    forwardedAddress(forwardedFor(request)) ?? toPlainAddress(request.socket.remoteAddress ?? "");
  request.headers[ADDRESS_HEADER] = `${mark()} ${address ?? ""}`;
}

/** The client's address, or `""` where no server of ours has marked the request and no proxy is trusted. */
export function clientAddress(headers: { get(name: string): string | null }): string {
  const [by, address] = headers.get(ADDRESS_HEADER)?.split(" ") ?? [];
  if (by === mark()) return address ?? "";
  return forwardedAddress(headers.get("x-forwarded-for")) ?? "";
}

function forwardedFor(request: IncomingMessage): string | null {
  const header = request.headers["x-forwarded-for"];
  return (Array.isArray(header) ? header.join(",") : header) ?? null;
}

/** Each trusted proxy appends whom it was called by: the entry that the outermost of them wrote is the client. */
function forwardedAddress(header: string | null): string | null {
  const hops = env().TRUSTED_PROXY_HOPS;
  if (hops === 0 || !header) return null;
  const entries = header.split(",");
  return toPlainAddress(entries[Math.max(0, entries.length - hops)]?.trim() ?? "");
}

/** Without port, brackets, zone and the IPv6 wrapping of an IPv4 address; null when it is no address. */
function toPlainAddress(text: string): string | null {
  const bare = text
    .replace(/^\[([^\]]*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "")
    .replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(bare) ? bare : null;
}
