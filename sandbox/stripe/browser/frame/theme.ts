import { toMetrics } from "../shared/metrics";
import type { Appearance, FontSource } from "../shared/protocol";

type Tokens = Record<
  | "colorPrimary"
  | "colorBackground"
  | "colorText"
  | "colorDanger"
  | "borderRadius"
  | "fontFamily"
  | "border"
  | "shadow",
  string
>;

const SYSTEM_FONTS =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif';
const SOFT_SHADOW = "0 1px 1px rgba(0, 0, 0, 0.03), 0 3px 6px rgba(0, 0, 0, 0.02)";

const themes: Record<"stripe" | "night" | "flat", Tokens> = {
  stripe: {
    colorPrimary: "#0570de",
    colorBackground: "#ffffff",
    colorText: "#30313d",
    colorDanger: "#df1b41",
    borderRadius: "5px",
    fontFamily: SYSTEM_FONTS,
    border: "#e6e6e6",
    shadow: SOFT_SHADOW,
  },
  night: {
    colorPrimary: "#85d996",
    colorBackground: "#30313d",
    colorText: "#ffffff",
    colorDanger: "#fe87a1",
    borderRadius: "5px",
    fontFamily: SYSTEM_FONTS,
    border: "#424353",
    shadow: "0 2px 4px rgba(0, 0, 0, 0.5), 0 1px 6px rgba(0, 0, 0, 0.25)",
  },
  flat: {
    colorPrimary: "#0570de",
    colorBackground: "#f1f1f1",
    colorText: "#30313d",
    colorDanger: "#df1b41",
    borderRadius: "4px",
    fontFamily: SYSTEM_FONTS,
    border: "transparent",
    shadow: "none",
  },
};

/** Variables that are handed to the stylesheet as they are: `colorTextPlaceholder` becomes `--color-text-placeholder`. */
const passedOn = /^(color|font|icon|border|focus)[A-Za-z0-9]*$/;
const toProperty = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Selectors of the Appearance API that this form has; a state or pseudo-class may follow. */
const selectors =
  /^\.(Input|Label|Error|TermsText|Block)(--(invalid|empty|focused))?(:(hover|focus|focus-visible|disabled|autofill))?(::(placeholder|selection))?$/;

/** Themes the frame: sizes, colours, then the page's own rules, all through the CSS object model. */
export function applyAppearance(appearance: Appearance): void {
  const root = document.documentElement;
  const metrics = toMetrics(appearance);
  root.removeAttribute("style");
  for (const [name, value] of Object.entries(themes[appearance.theme ?? "stripe"] ?? themes.stripe))
    root.style.setProperty(toProperty(name), value);
  for (const [name, value] of Object.entries(appearance.variables ?? {}))
    if (value && passedOn.test(name)) root.style.setProperty(toProperty(name), value);
  const { base, small, unit, labelLine, inputLine, rowGap, columnGap } = metrics;
  for (const [name, value] of Object.entries({ base, small, unit, labelLine, inputLine, rowGap, columnGap }))
    root.style.setProperty(`--size${toProperty(name).slice(1)}`, `${value}px`);
  document.adoptedStyleSheets = [toSheet(appearance.rules ?? {})];
}

function toSheet(rules: NonNullable<Appearance["rules"]>): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  for (const [selector, declarations] of Object.entries(rules)) {
    if (!selectors.test(selector)) continue;
    const rule = sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)];
    if (!(rule instanceof CSSStyleRule)) continue;
    for (const [name, value] of Object.entries(declarations))
      if (value)
        rule.style.setProperty(
          name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
          value,
        );
  }
  return sheet;
}

/** Loads the page's fonts by address; a stylesheet of fonts is not fetched, the frame's policy would refuse it. */
export function loadFonts(fonts: FontSource[]): void {
  for (const { family, src, weight, style } of fonts)
    if (family && src) {
      const face = new FontFace(family, src, { weight: weight ?? "normal", style: style ?? "normal" });
      document.fonts.add(face);
      face.load().catch(() => document.fonts.delete(face));
    }
}
