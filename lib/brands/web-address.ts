/** Hosts of the machine itself, where developers try things out without a certificate. */
const OWN_MACHINE = ["localhost", "127.0.0.1", "[::1]"];
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/;

/**
 * The address when it may be led to: `https:`, or `http:` on the machine itself; no name and password in it, and a host
 * without wildcards. Null otherwise.
 */
function parseWebAddress(text: string): URL | null {
  if (/[\s\p{C}]/u.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username || url.password || !HOST.test(url.hostname)) return null;
  const secure =
    url.protocol === "https:" || (url.protocol === "http:" && OWN_MACHINE.includes(url.hostname));
  return secure ? url : null;
}

export function isWebAddress(text: string): boolean {
  return parseWebAddress(text) !== null;
}

/** Where people ask for help: a web address, an e-mail address, or a `mailto:` link. */
export function isContactAddress(text: string): boolean {
  return isWebAddress(text) || /^(?:mailto:)?[^\s@:/?#<>"]+@[^\s@:/?#<>"]+\.[^\s@:/?#<>"]+$/i.test(text);
}

/**
 * The exact origin of a site, as `frame-ancestors` and `postMessage` compare it: in lower case, in ASCII, without a default
 * port. Null for anything with a path, a query, a wildcard, or without encryption.
 */
export function toOrigin(text: string): string | null {
  const url = parseWebAddress(text);
  return url && url.pathname === "/" && !/[?#*\\]/.test(text) ? url.origin : null;
}
