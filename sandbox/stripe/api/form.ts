/** A parameter as it came: text, a list, or named parameters. */
export type Raw = string | Raw[] | { [name: string]: Raw };
export type RawFields = { [name: string]: Raw };

/** A form that cannot be read; `param` is the name that made no sense. */
export class UnreadableForm extends Error {
  constructor(readonly param: string) {
    super(`Invalid parameter name: ${param}`);
  }
}

const SEGMENT = /\[([^[\]]*)\]/g;
const NAME = /^[^[\]]+(?:\[[^[\]]*\])*$/;
const MAX_DEPTH = 12;

/** Reads `a[b][]=c&a[b][1]=d` as Stripe does: brackets nest, empty or numeric brackets make lists. */
export function readForm(text: string): RawFields {
  const root = fields();
  for (const [name, value] of new URLSearchParams(text)) {
    if (!NAME.test(name)) throw new UnreadableForm(name);
    const path = [name.replace(/\[.*$/, ""), ...[...name.matchAll(SEGMENT)].map((match) => match[1] ?? "")];
    if (path.length > MAX_DEPTH || path.includes("__proto__")) throw new UnreadableForm(name);
    insert(root, path, value, name);
  }
  return toLists(root) as RawFields;
}

/** While reading, lists are kept as fields named by position. */
function insert(into: RawFields, path: string[], value: string, name: string): void {
  const [head = "", ...rest] = path;
  const key = head === "" ? String(Object.keys(into).length) : head;
  if (rest.length === 0) {
    if (typeof into[key] === "object") throw new UnreadableForm(name);
    into[key] = value;
    return;
  }
  const inner = into[key] ?? fields();
  if (typeof inner === "string" || Array.isArray(inner)) throw new UnreadableForm(name);
  into[key] = inner;
  insert(inner, rest, value, name);
}

function toLists(value: Raw): Raw {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, toLists(inner)] as const);
  const positions = entries.length > 0 && entries.every(([name], index) => name === String(index));
  if (positions) return entries.map(([, inner]) => inner);
  const result = fields();
  for (const [name, inner] of entries) result[name] = inner;
  return result;
}

/** Without a prototype, so that no name a caller sends can mean something of its own. */
function fields(): RawFields {
  return Object.create(null) as RawFields;
}
