import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

type Leave = {
  /** In a deployment whose providers are the sandbox, receivers run on the same machine. */
  allowLoopback: boolean;
};

/** Answered by the host or its cloud to whoever asks from inside. 168.63.129.16 is Azure's, in the midst of public ones. */
const METADATA = new Set(
  ["169.254.169.254", "169.254.170.2", "168.63.129.16", "100.100.100.200", "192.0.0.192"].concat([
    "fd00:ec2::254",
    "fd20:ce::254",
  ]),
);

/** The IANA's special ranges by ipaddr.js's names. What is not named here and not `unicast` is "reserved". */
const RANGES: Record<string, string> = {
  private: "a private address",
  uniqueLocal: "a private address",
  deprecatedSiteLocal: "a private address",
  loopback: "a loopback address",
  linkLocal: "a link-local address",
  unspecified: "an unspecified address",
  multicast: "a multicast address",
  broadcast: "a broadcast address",
  carrierGradeNat: "an address of a carrier's own network",
  ipv4Mapped: "an IPv4 address written as IPv6",
  rfc6145: "a translated IPv4 address",
  rfc6052: "a translated IPv4 address",
  "6to4": "a tunnelled IPv4 address",
  teredo: "a tunnelled IPv4 address",
};

/** All of global unicast that was ever given out. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

function kindOf(address: string): string | null {
  // Stricter than ipaddr.js, which reads 0x7f.1 and 010.0.0.1 each in one of several ways.
  if (isIP(address) === 0) return "not an IP address";
  if (address.includes("%")) return "bound to a network interface";
  const parsed = ipaddr.parse(address);
  if (METADATA.has(parsed.toString())) return "a metadata address of the cloud";
  const range = parsed.range();
  if (range !== "unicast") return RANGES[range] ?? "a reserved address";
  // IPv4-compatible addresses (::7f00:1) among others: unassigned, whatever ranges are carved from them one day.
  if (parsed.kind() === "ipv6" && !parsed.match(GLOBAL_IPV6)) return "a reserved address";
  return null;
}

/** Whether this is the machine itself: 127.0.0.0/8 or ::1, in no other form. */
export function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && !address.includes("%") && ipaddr.parse(address).range() === "loopback";
}

/**
 * Judges the IP address that an event would be sent to: only public unicast may be. An IPv4 address inside an IPv6 one is
 * refused with it, wherever it points.
 * @returns null when it may be, otherwise why not: "10.0.0.5 is a private address"
 */
export function judgeAddress(address: string, { allowLoopback }: Leave): string | null {
  if (allowLoopback && isLoopback(address)) return null;
  const kind = kindOf(address);
  return kind === null ? null : `${address} is ${kind}`;
}
