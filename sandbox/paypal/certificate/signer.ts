import { createPrivateKey, type KeyObject, randomBytes } from "node:crypto";
import type { Core, Route } from "@/sandbox/core/types";
import { notFound } from "../http/problem";
import { makeSigningPair } from "./self-signed";

/** One certificate signs for every account, as PayPal's does. */
const OWNER = "_paypal";
const TYPE = "certificate";

type Kept = { id: string; pem: string; private_key: string };

export type Signer = { certUrl: string; key: KeyObject };

const newCertificateId = () => `CERT-${[0, 1, 2].map(() => randomBytes(4).toString("hex")).join("-")}`;

/** Gives the certificate in force, made at the first need and kept with the sandbox's state. */
export function makeSigner(core: Core) {
  const keys = new Map<string, KeyObject>();

  const kept = (): Kept => {
    const found = core.store.list<Kept>("paypal", OWNER, TYPE)[0]?.value;
    if (found) return found;
    const pair = makeSigningPair(core.now());
    const made: Kept = {
      id: newCertificateId(),
      pem: pair.certificatePem,
      private_key: String(pair.privateKey.export({ type: "pkcs8", format: "pem" })),
    };
    core.store.put("paypal", OWNER, TYPE, made.id, made);
    return made;
  };

  return {
    current(): Signer {
      const { id, private_key } = kept();
      const key = keys.get(id) ?? createPrivateKey(private_key);
      keys.set(id, key);
      return { certUrl: `${core.origin}/v1/notifications/certs/${id}`, key };
    },
    /** PEM of a certificate by the address it was announced under; undefined for any other address. */
    pemAt(certUrl: string): string | undefined {
      const prefix = `${core.origin}/v1/notifications/certs/`;
      if (!certUrl.startsWith(prefix)) return undefined;
      return core.store.get<Kept>("paypal", OWNER, TYPE, certUrl.slice(prefix.length))?.pem;
    },
  };
}

export type SignerOf = ReturnType<typeof makeSigner>;

/** The certificate is public: it is fetched without a credential. */
export function certificateRoute(core: Core): Route {
  return {
    method: "GET",
    pattern: "/v1/notifications/certs/:id",
    run: (call) => {
      const kept = core.store.get<Kept>("paypal", OWNER, TYPE, call.params.id ?? "");
      if (!kept) return notFound().toReply();
      return { status: 200, headers: { "Content-Type": "application/x-pem-file" }, body: kept.pem };
    },
  };
}
