/** What shapes may say about their looks, as attributes and in CSS alike. */
export const LOOKS = [
  "clip-path",
  "clip-rule",
  "color",
  "display",
  "dominant-baseline",
  "fill",
  "fill-opacity",
  "fill-rule",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "isolation",
  "letter-spacing",
  "mask",
  "mask-type",
  "mix-blend-mode",
  "opacity",
  "overflow",
  "paint-order",
  "shape-rendering",
  "stop-color",
  "stop-opacity",
  "stroke",
  "stroke-dasharray",
  "stroke-dashoffset",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-miterlimit",
  "stroke-opacity",
  "stroke-width",
  "text-anchor",
  "transform",
  "transform-origin",
  "vector-effect",
  "visibility",
] as const;

const OWN_PART = /url\(\s*(["']?)#[\w.-]+\1\s*\)/gi;
const FUNCTIONS = /^(?:rgba?|hsla?|matrix|translate[xy]?|rotate|scale[xy]?|skew[xy])$/i;

/** Whether a value leads nowhere: it may name a part of its own drawing, and call nothing but colours and transforms. */
export function isSafeValue(value: string): boolean {
  const rest = value.replace(OWN_PART, "");
  if (/[\\@<>{};:]|\/\//.test(rest)) return false;
  const calls = rest.split("(").slice(0, -1);
  return calls.every((before) => {
    const name = /[\w-]*$/.exec(before.slice(-40).trimEnd())?.[0] ?? "";
    return FUNCTIONS.test(name);
  });
}

/** The declarations of a `style` attribute that may stay. */
export function cleanDeclarations(css: string): string {
  return withoutComments(css)
    .split(";")
    .map((declaration) => {
      const at = declaration.indexOf(":");
      return [declaration.slice(0, at).trim().toLowerCase(), declaration.slice(at + 1).trim()] as const;
    })
    .filter(([name, value]) => (LOOKS as readonly string[]).includes(name) && value && isSafeValue(value))
    .map(([name, value]) => `${name}:${value}`)
    .join(";");
}

/** The plain rules of a `style` element; whatever begins with an at-sign, or nests, is left out. */
export function cleanRules(css: string): string {
  return withoutComments(css)
    .split("}")
    .map((rule) => {
      const at = rule.indexOf("{");
      return [rule.slice(0, Math.max(at, 0)).trim(), cleanDeclarations(rule.slice(at + 1))] as const;
    })
    .filter(([selector, body]) => /^[\w\s.#,>*-]+$/.test(selector) && body)
    .map(([selector, body]) => `${selector}{${body}}`)
    .join("\n");
}

function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, " ");
}
