import { isIP } from "node:net";
import { isLoopback, judgeAddress } from "./address";

type Judged = { ok: true; url: string } | { ok: false; message: string };

const LONGEST = 2000;
/** Names that only the own network answers for (RFC 6761, 6762, 8375 and ICANN's `.internal`). */
const LOCAL_NAMES = [".localhost", ".local", ".internal", ".home.arpa"];
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const BLANKS = /[\s\p{Cc}]/u;

function refuse(message: string): Judged {
  return { ok: false, message };
}

/** What is wrong with a name, before DNS is asked what it leads to. */
function judgeName(name: string, allowLoopback: boolean): string | null {
  if (name === "localhost" && allowLoopback) return null;
  if (name.endsWith(".")) return "Leave out the dot at the end of the host name.";
  if (name === "home.arpa" || !name.includes(".") || LOCAL_NAMES.some((local) => name.endsWith(local))) {
    return `${name} is a name of a local network: give a host name that is known to public DNS.`;
  }
  if (name.length > 253 || !name.split(".").every((label) => LABEL.test(label))) {
    return `${name} is not a host name: check its spelling.`;
  }
  return null;
}

/**
 * Judges the URL that an endpoint is registered with, without asking DNS; the address is judged again at every post.
 * @returns the URL as it is to be kept, or a sentence for people that says what is wrong with it
 */
export function judgeEndpointUrl(given: string, { allowLoopback }: { allowLoopback: boolean }): Judged {
  const text = given.trim();
  if (BLANKS.test(text))
    return refuse("The URL contains a space or a line break: take it out or write it as %20.");
  if (!URL.canParse(text)) return refuse("This is not a URL: write it like https://example.com/webhooks.");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return refuse("The URL must begin with https://.");
  if (url.username !== "" || url.password !== "") {
    return refuse(
      "The URL contains a user name or password: choose an authentication for the endpoint instead.",
    );
  }
  if (url.href.includes("#"))
    return refuse("The URL contains a fragment, which is never sent: leave out # and the rest.");
  if (url.port === "0") return refuse("Port 0 cannot be connected to: give another port, or none.");
  // By now decimal, octal, hexadecimal and short forms of IPv4 are written as four numbers.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0) {
    const fault = judgeAddress(host, { allowLoopback });
    if (fault) return refuse(`${fault}: events are sent to public addresses only.`);
  } else {
    const fault = judgeName(host, allowLoopback);
    if (fault) return refuse(fault);
  }
  const here = host === "localhost" || isLoopback(host);
  if (url.protocol === "http:" && !here)
    return refuse("The URL must begin with https://: events are sent encrypted only.");
  // Letters outside ASCII grow when they are written as bytes.
  if (url.href.length > LONGEST)
    return refuse(`The URL is longer than ${LONGEST} characters: give a shorter one.`);
  return { ok: true, url: url.href };
}
