import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import {
  bits,
  explicit,
  implicit,
  integer,
  nothing,
  objectId,
  octets,
  printable,
  sequence,
  setOf,
  time,
  truth,
  utf8,
} from "./der";

const HOST = "messageverificationcerts.paypal.com";
const YEAR_MS = 365 * 24 * 3_600_000;

const attribute = (oid: string, value: Buffer) => setOf(sequence(objectId(oid), value));

function subject(): Buffer {
  return sequence(
    attribute("2.5.4.6", printable("US")),
    attribute("2.5.4.8", utf8("California")),
    attribute("2.5.4.7", utf8("San Jose")),
    attribute("2.5.4.10", utf8("PayPal, Inc.")),
    attribute("2.5.4.3", utf8(HOST)),
  );
}

function extensions(): Buffer {
  const constraints = sequence(objectId("2.5.29.19"), truth(), octets(sequence()));
  const names = sequence(objectId("2.5.29.17"), octets(sequence(implicit(2, Buffer.from(HOST, "ascii")))));
  return explicit(3, sequence(constraints, names));
}

function toPem(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

export type SigningPair = { certificatePem: string; privateKey: KeyObject };

/** A new RSA key and a certificate signed by itself, with the subject of PayPal's webhook signer, good for ten years. */
export function makeSigningPair(now: Date): SigningPair {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const algorithm = sequence(objectId("1.2.840.113549.1.1.11"), nothing());
  const toBeSigned = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    subject(),
    sequence(time(new Date(now.getTime() - 24 * 3_600_000)), time(new Date(now.getTime() + 10 * YEAR_MS))),
    subject(),
    publicKey.export({ type: "spki", format: "der" }),
    extensions(),
  );
  const signature = sign("sha256", toBeSigned, privateKey);
  return { certificatePem: toPem(sequence(toBeSigned, algorithm, bits(signature))), privateKey };
}
