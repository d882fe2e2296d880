import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isIPv4 } from "node:net";

/** One value of DER: its tag, its length, its content. */
function der(tag: number, ...content: Uint8Array[]): Buffer {
  const inner = Buffer.concat(content);
  const long = inner.length > 127 ? Buffer.from(inner.length.toString(16).padStart(4, "0"), "hex") : null;
  const length = long ? [0x80 + long.length, ...long] : [inner.length];
  return Buffer.concat([Buffer.from([tag, ...length]), inner]);
}

const sequence = (...content: Uint8Array[]) => der(0x30, ...content);
const bits = (content: Uint8Array) => der(0x03, Buffer.from([0]), content);
const ECDSA_SHA256 = sequence(der(0x06, Buffer.from("2a8648ce3d040302", "hex")));
const COMMON_NAME = Buffer.from("550403", "hex");
const ALT_NAMES = Buffer.from("551d11", "hex");

/** 2026-01-31 as 260131000000Z. */
function time(at: Date): Buffer {
  return der(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-T:]/g, "")}Z`));
}

function altName(name: string): Buffer {
  return isIPv4(name) ? der(0x87, Buffer.from(name.split(".").map(Number))) : der(0x82, Buffer.from(name));
}

/** A certificate that signs itself, for host names and IPv4 addresses, valid for a day before and until `until`. PEM. */
export function selfSigned(names: string[], until = new Date(Date.now() + 86_400_000)) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const name = sequence(der(0x31, sequence(der(0x06, COMMON_NAME), der(0x0c, Buffer.from(names[0] ?? "")))));
  const altNames = sequence(der(0x06, ALT_NAMES), der(0x04, sequence(...names.map(altName))));
  const statement = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_SHA256,
    name,
    sequence(time(new Date(until.getTime() - 2 * 86_400_000)), time(until)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(altNames)),
  );
  const certificate = sequence(statement, ECDSA_SHA256, bits(sign("sha256", statement, privateKey)));
  const lines = certificate.toString("base64").replace(/.{64}/g, "$&\n");
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
