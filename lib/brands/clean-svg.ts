import { EdgeError } from "@/lib/errors";
import { svgExtent } from "./svg-extent";
import { cleanDeclarations, cleanRules, isSafeValue, LOOKS } from "./svg-style";

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";
/** Far more than a logo has, and little enough for the parser. */
const MOST = { elements: 5_000, depth: 60, attributes: 60 };

/** Shapes, type, and what they are painted with. Nothing that runs, moves, loads, or repeats other parts. */
const ELEMENTS = [
  "svg",
  "g",
  "defs",
  "title",
  "desc",
  "style",
  "path",
  "rect",
  "circle",
  "ellipse",
  "line",
  "polyline",
  "polygon",
  "text",
  "tspan",
  "linearGradient",
  "radialGradient",
  "stop",
  "clipPath",
  "mask",
  "#text",
];

const ATTRIBUTES = [
  ...LOOKS,
  ...["xmlns", "xmlns:xlink", "version", "viewBox", "preserveAspectRatio", "width", "height", "xml:space"],
  ...["id", "class", "style", "href", "xlink:href", "d", "points", "pathLength"],
  ...["x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "dx", "dy", "rotate"],
  ...["offset", "gradientTransform", "gradientUnits", "spreadMethod"],
  ...["clipPathUnits", "maskUnits", "maskContentUnits", "textLength", "lengthAdjust"],
];

export type CleanSvg = {
  svg: string;
  /** Something was taken out: the drawing may look different. */
  changed: boolean;
};

/**
 * An SVG made anew from a fixed list of shapes and attributes: no script, no handler, no foreign content, nothing that is
 * fetched from anywhere. Its size and view box are kept.
 * @throws EdgeError invalid_request for what is no drawing, or declares entities
 */
export async function cleanSvg(bytes: Uint8Array): Promise<CleanSvg> {
  const source = decode(bytes);
  const kind = source.search(/<!DOCTYPE/i);
  if (
    /<!ENTITY/i.test(source) ||
    (kind >= 0 && source.slice(kind, source.indexOf("<svg", kind)).includes("["))
  )
    throw refuse("The SVG declares entities of its own. Export it again as a plain SVG.");
  const { elements, depth, mostAttributes } = svgExtent(source);
  if (elements > MOST.elements || depth > MOST.depth || mostAttributes > MOST.attributes)
    throw refuse("The SVG has too many parts for a logo. Simplify it, or upload it as a PNG.");
  // Heavy, and needed here alone.
  const [{ JSDOM }, { default: createPurifier }] = await Promise.all([import("jsdom"), import("dompurify")]);
  const { window } = new JSDOM("");
  try {
    const root = new window.DOMParser().parseFromString(source, "image/svg+xml").documentElement;
    if (root.localName !== "svg" || root.namespaceURI !== SVG || root.prefix) throw refuse(NO_DRAWING);
    const purifier = createPurifier(window);
    let changed = false;
    purifier.addHook("uponSanitizeAttribute", (_, attribute) => {
      const value = cleanAttribute(attribute.attrName, attribute.attrValue);
      if (value === null) attribute.keepAttr = false;
      else attribute.attrValue = value;
    });
    purifier.addHook("uponSanitizeElement", (node) => {
      if (node.nodeName !== "style") return;
      const rules = cleanRules(node.textContent ?? "");
      if (rules.replace(/\s/g, "").length < (node.textContent ?? "").replace(/\s/g, "").length / 2)
        changed = true;
      node.textContent = rules;
    });
    purifier.sanitize(root as unknown as Node, {
      IN_PLACE: true,
      PARSER_MEDIA_TYPE: "application/xhtml+xml",
      NAMESPACE: SVG,
      ALLOWED_NAMESPACES: [SVG],
      ALLOWED_TAGS: ELEMENTS,
      ALLOWED_ATTR: ATTRIBUTES,
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      KEEP_CONTENT: false,
    });
    changed ||= purifier.removed.some((part) => "element" in part && part.element.nodeType === 1);
    frame(root);
    return { svg: new window.XMLSerializer().serializeToString(root), changed };
  } catch (error) {
    if (error instanceof EdgeError) throw error;
    throw refuse(NO_DRAWING);
  } finally {
    window.close();
  }
}

const NO_DRAWING = "The file is not an SVG that can be read. Export it again, or upload it as a PNG.";

function refuse(sentence: string): EdgeError {
  return new EdgeError("invalid_request", sentence, { field: "file" });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refuse(NO_DRAWING);
  }
}

/** The value that may stay; null when none may. */
function cleanAttribute(name: string, value: string): string | null {
  if (name === "xmlns") return value === SVG ? value : null;
  if (name === "xmlns:xlink") return value === XLINK ? value : null;
  if (name === "href" || name === "xlink:href") return /^#[\w.-]+$/.test(value) ? value : null;
  if (name === "style") return cleanDeclarations(value) || null;
  return isSafeValue(value) ? value : null;
}

/** A drawing with a size but no view box would be cut off instead of scaled. */
function frame(root: Element): void {
  if (root.hasAttribute("viewBox")) return;
  const [width, height] = ["width", "height"].map((side) =>
    /^\d+(?:\.\d+)?(?:px)?$/.exec(root.getAttribute(side) ?? "")
      ? Number.parseFloat(root.getAttribute(side) ?? "")
      : 0,
  );
  if (width && height) root.setAttribute("viewBox", `0 0 ${width} ${height}`);
}
