export type SvgExtent = { elements: number; depth: number; mostAttributes: number };

/** Where what cannot hold tags ends. */
const SKIPPED = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
  ["<!", ">"],
] as const;

/**
 * How much an XML parser will have to build, counted in one pass over the text, before any parser sees it: what nests
 * deeply or carries thousands of attributes would keep it busy for minutes. Exact for well-formed text.
 */
export function svgExtent(source: string): SvgExtent {
  const extent = { elements: 0, depth: 0, mostAttributes: 0 };
  let depth = 0;
  for (let at = source.indexOf("<"); at >= 0; at = source.indexOf("<", at)) {
    const skipped = SKIPPED.find(([start]) => source.startsWith(start, at));
    if (skipped) {
      const end = source.indexOf(skipped[1], at + skipped[0].length);
      if (end < 0) return extent;
      at = end + skipped[1].length;
      continue;
    }
    const tag = scanTag(source, at + 1);
    if (source[at + 1] === "/") depth--;
    else {
      extent.elements++;
      extent.depth = Math.max(extent.depth, depth + 1);
      extent.mostAttributes = Math.max(extent.mostAttributes, tag.attributes);
      if (source[tag.end - 1] !== "/") depth++;
    }
    at = tag.end + 1;
  }
  return extent;
}

/** Up to the `>` that is in no quotes. */
function scanTag(source: string, from: number): { end: number; attributes: number } {
  let attributes = 0;
  let at = from;
  for (; at < source.length && source[at] !== ">"; at++) {
    const sign = source[at];
    if (sign === "=") attributes++;
    if (sign === '"' || sign === "'") {
      const end = source.indexOf(sign, at + 1);
      if (end < 0) return { end: source.length, attributes };
      at = end;
    }
  }
  return { end: at, attributes };
}
