/** The few encodings of ASN.1 (X.690, distinguished rules) that a certificate is made of. */
function tagged(tag: number, content: Buffer): Buffer {
  const length = content.length;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>= 8) bytes.unshift(rest & 0xff);
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length, ...bytes]), content]);
}

export const sequence = (...parts: Buffer[]) => tagged(0x30, Buffer.concat(parts));
export const setOf = (...parts: Buffer[]) => tagged(0x31, Buffer.concat(parts));
export const octets = (content: Buffer) => tagged(0x04, content);
export const bits = (content: Buffer) => tagged(0x03, Buffer.concat([Buffer.from([0]), content]));
export const utf8 = (text: string) => tagged(0x0c, Buffer.from(text, "utf8"));
export const printable = (text: string) => tagged(0x13, Buffer.from(text, "ascii"));
export const truth = () => tagged(0x01, Buffer.from([0xff]));
export const nothing = () => tagged(0x05, Buffer.alloc(0));

/** A constructed value under a context's own number, e.g. `[3]`. */
export const explicit = (number: number, content: Buffer) => tagged(0xa0 | number, content);
/** A primitive value under a context's own number. */
export const implicit = (number: number, content: Buffer) => tagged(0x80 | number, content);

/** A whole number of any length, positive: a leading zero keeps the sign bit clear. */
export function integer(bytes: Buffer): Buffer {
  const first = bytes[0] ?? 0;
  return tagged(0x02, first & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const base128 = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) base128.unshift((left & 0x7f) | 0x80);
    bytes.push(...base128);
  }
  return tagged(0x06, Buffer.from(bytes));
}

/** Seconds in UTC; two digits of the year until 2049, as RFC 5280 wants it. */
export function time(date: Date): Buffer {
  const text = date.toISOString().replace(/[-:T]|\.\d+/g, "");
  return date.getUTCFullYear() < 2050
    ? tagged(0x17, Buffer.from(text.slice(2), "ascii"))
    : tagged(0x18, Buffer.from(text, "ascii"));
}
