import { type LookupAddress, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { promisify } from "node:util";
import { judgeAddress } from "./address";

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

const lookupAll = promisify(lookup);

/** The machine's own resolver, with /etc/hosts. It runs on few threads: see `sharing`. */
export const resolveBySystem: Resolve = (hostname) => lookupAll(hostname, { all: true, verbatim: true });

/** Why a connection was not made, or not used. The message is a clause for people. */
export class AddressRefused extends Error {}

/** DNS gave no address; `code` says why. */
export class NameUnresolved extends Error {
  constructor(
    readonly hostname: string,
    readonly code: string,
  ) {
    super(`${hostname}: ${code}`);
  }
}

/**
 * One question at a time per name. The system's resolver has two threads for everybody: a name whose servers do not answer
 * must not take both with the many events that wait for it.
 */
export function sharing(resolve: Resolve): Resolve {
  const underway = new Map<string, ReturnType<Resolve>>();
  return (hostname) => {
    const asked = underway.get(hostname);
    if (asked) return asked;
    const answer = (async () => resolve(hostname))().finally(() => underway.delete(hostname));
    underway.set(hostname, answer);
    return answer;
  };
}

async function addressesOf(
  hostname: string,
  resolve: Resolve,
  allowLoopback: boolean,
): Promise<LookupAddress[]> {
  const answer = await resolve(hostname).catch((error: NodeJS.ErrnoException) => {
    throw new NameUnresolved(hostname, String(error?.code ?? "unknown"));
  });
  // Copied before they are judged: what is connected to is what was judged.
  const addresses = answer.map(({ address }) => ({ address, family: isIP(address) }));
  if (addresses.length === 0) throw new NameUnresolved(hostname, "ENODATA");
  // Any is enough: a name that leads inside with one of its addresses is not to be trusted with the others.
  for (const { address } of addresses) {
    const fault = judgeAddress(address, { allowLoopback });
    if (fault) throw new AddressRefused(`${hostname} leads to an address that is not public: ${fault}.`);
  }
  return addresses;
}

/** For `net.connect`: asks once, refuses unless every address may be connected to, and hands over exactly those. */
export function checkedLookup(resolve: Resolve, allowLoopback: boolean): LookupFunction {
  return (hostname, options, callback) => {
    addressesOf(hostname, resolve, allowLoopback).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all) callback(null, addresses);
        else callback(null, first?.address ?? "", first?.family);
      },
      (error) => callback(error, "", 0),
    );
  };
}
