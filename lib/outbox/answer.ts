import type { IncomingMessage } from "node:http";

/** Of an answer's body: how much is read before the connection is dropped, and how much of it is kept. */
const READ_BYTES = 64 * 1024;
const KEPT_BYTES = 2 * 1024;
const LONGEST_WAIT_MS = 10 * 3_600_000;

/** A body as it comes in: its first bytes. */
export class Body {
  #length = 0;
  #kept: Buffer[] = [];

  /** @returns whether more is wanted */
  take(chunk: Buffer): boolean {
    if (this.#length < KEPT_BYTES) this.#kept.push(chunk.subarray(0, KEPT_BYTES - this.#length));
    this.#length += chunk.length;
    return this.#length <= READ_BYTES;
  }

  /** At most 2 KiB of whole characters; what is not UTF-8 is replaced, and NUL, which PostgreSQL has no text for, left out. */
  text(): string {
    const cut = this.#length > KEPT_BYTES;
    const text = new TextDecoder().decode(Buffer.concat(this.#kept), { stream: cut }).replaceAll("\0", "");
    // Each replaced byte has become three.
    const { read } = new TextEncoder().encodeInto(text, new Uint8Array(KEPT_BYTES));
    return text.slice(0, read);
  }
}

/** `Retry-After` in milliseconds (RFC 9110, section 10.2.3: seconds or a date), at most 10 hours; null when it says nothing. */
export function retryAfterMs(answer: IncomingMessage["headers"], now = Date.now()): number | null {
  const value = answer["retry-after"]?.trim() ?? "";
  const ms = /^\d+$/.test(value)
    ? Number(value) * 1000
    : / GMT$/.test(value)
      ? Date.parse(value) - now
      : Number.NaN;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LONGEST_WAIT_MS);
}
