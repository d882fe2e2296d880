import { HIDDEN, maskText, toStorable } from "./mask-text";

/** What may be kept of a body: plain JSON without secrets. */
export type Masked = null | boolean | number | string | Masked[] | { [field: string]: Masked };

const LARGEST = 8 * 1024;
const DEEPEST = 40;
const MOST_FIELDS_NAMED = 50;

/** Fields whose value is for two parties alone, however they are spelled: `api_key`, `clientSecret`, `X-Auth-Token`. */
const SECRET_FIELD =
  /secret|token|passw(?:or)?d|authorization|credential|cookie|signature|api[-_ ]?key|private[-_ ]?key|^cv[cv]2?$|card[-_ ]?(?:number|cvc)|^pan$|auth[-_ ]?data/i;

/**
 * A body as the API log keeps it: secrets, tokens and card numbers are hidden, of an e-mail address the first letter and the
 * domain stay, long texts are cut. One that is larger than 8 KiB even so is replaced by the names of its fields. Pure; what
 * is given is not changed.
 */
export function maskBody(body: unknown): Masked {
  const room = { left: LARGEST };
  const masked = mask(body, room, 0);
  return room.left < 0 ? cutBody(body) : masked;
}

/** What is kept instead of a text that is too large to be looked through. */
export function maskAnswer(text: string): Masked {
  if (text.length > LARGEST) return { cut: true, characters: text.length };
  try {
    return maskBody(JSON.parse(text));
  } catch {
    return { cut: true, characters: text.length };
  }
}

type Room = { left: number };

function mask(value: unknown, room: Room, depth: number): Masked {
  if (room.left < 0 || depth > DEEPEST) return null;
  switch (typeof value) {
    case "string":
      return take(maskText(value), room);
    case "number":
      room.left -= 8;
      return Number.isFinite(value) ? value : null;
    case "boolean":
      room.left -= 5;
      return value;
    case "object":
      if (value === null) return null;
      room.left -= 2;
      return Array.isArray(value)
        ? value.map((inner) => mask(inner, room, depth + 1))
        : maskFields(value as Record<string, unknown>, room, depth);
    default:
      return null;
  }
}

function take(text: string, room: Room): string {
  room.left -= text.length + 2;
  return text;
}

function maskFields(fields: Record<string, unknown>, room: Room, depth: number): Masked {
  const masked: [string, Masked][] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (room.left < 0) break;
    const known = toField(name);
    const isHidden = value !== null && value !== undefined && (known.secret || isToken(name, value, fields));
    masked.push([take(known.shown, room), isHidden ? HIDDEN : mask(value, room, depth + 1)]);
  }
  // Of its entries, a field named `__proto__` becomes a field like any other.
  return Object.fromEntries(masked);
}

type Field = { shown: string; secret: boolean };

/** The same few names come with every call; those of callers' own making are forgotten when there are many. */
const seen = new Map<string, Field>();
const MOST_SEEN = 2_000;

function toField(name: string): Field {
  const known = seen.get(name);
  if (known) return known;
  const field = { shown: maskText(name), secret: SECRET_FIELD.test(name) };
  if (name.length > 64) return field;
  if (seen.size >= MOST_SEEN) seen.clear();
  seen.set(name, field);
  return field;
}

/** PayPal's vault token goes by the name that Stripe's `pm_…` has, and its setup token stands beside the page that opens it. */
function isToken(name: string, value: unknown, beside: Record<string, unknown>): boolean {
  if (name === "pm_id") return !(typeof value === "string" && /^(?:pm|card|src)_/.test(value));
  return name === "order_id" && "approval_url" in beside;
}

function cutBody(body: unknown): Masked {
  const fields = typeof body === "object" && body !== null && !Array.isArray(body) ? Object.keys(body) : [];
  const named = fields.slice(0, MOST_FIELDS_NAMED).map((name) => maskText(toStorable(name.slice(0, 64))));
  return { cut: true, fields: named };
}
