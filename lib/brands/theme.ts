import type { BrandView } from "@/lib/setup/view";
import { blackOrWhite, contrast, luminance, mend, mix, parseHex, type Rgb, toHex } from "./colour";

/** WCAG 2.2 AA: 1.4.3 for text, 1.4.11 for the edges of controls and for focus marks. */
const TEXT = 4.5;
const CONTROL = 3;

const DEFAULTS = {
  light: {
    primary: "#1f2937",
    background: "#ffffff",
    surface: "#f5f6f8",
    text: "#111827",
    accent: "#2563eb",
  },
  dark: { primary: "#f3f4f6", background: "#111318", surface: "#1a1d24", text: "#f3f4f6", accent: "#8ab4ff" },
};

const FONTS: Record<BrandView["theme"]["font"], string> = {
  system: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif',
  serif: 'Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif',
  mono: 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  rounded:
    'ui-rounded, "Hiragino Maru Gothic ProN", Quicksand, Comfortaa, Manjari, "Arial Rounded MT Bold", sans-serif',
  humanist: 'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", source-sans-pro, sans-serif',
};

/** Colours as `#rrggbb`, checked: every text reaches 4.5:1 on each ground it stands on, every control's edge 3:1. */
export type Theme = {
  scheme: "light" | "dark";
  /** Ground of the form's side, and of the brand's side. */
  background: string;
  surface: string;
  text: string;
  muted: string;
  link: string;
  primary: string;
  primaryHover: string;
  onPrimary: string;
  /** Edge of the primary button: its own fill unless that cannot be told from the ground. */
  primaryEdge: string;
  /** Edge of fields and secondary buttons. */
  control: string;
  /** Decoration only; carries no meaning. */
  hairline: string;
  focus: string;
  danger: string;
  dangerGround: string;
  success: string;
  noticeGround: string;
  font: string;
  /** Pixels, 0–24. */
  radius: number;
};

/**
 * A brand's tokens made safe to show: unreadable ones are moved towards black or white until they read, malformed ones
 * are replaced, and all other shades are derived from them. Pure and total: any input gives a readable page.
 */
export function toTheme(tokens: BrandView["theme"]): Theme {
  const fallback = DEFAULTS[tokens.mode];
  const given = (name: keyof typeof fallback) => parseHex(tokens[name]) ?? (parseHex(fallback[name]) as Rgb);
  const background = given("background");
  const ink = blackOrWhite(background);
  // Sides of opposite lightness leave no colour that reads on both: the brand's side then takes a shade of the form's.
  const surface = sameSide(background, given("surface")) ? given("surface") : tint(background, ink, 0.04);
  const grounds = [background, surface];
  const primary = given("primary");
  const onPrimary = blackOrWhite(primary);
  const danger = parseHex(luminance(background) < 0.2 ? "#ff8a80" : "#b3261e") as Rgb;
  const success = parseHex(luminance(background) < 0.2 ? "#6dd58c" : "#146c2e") as Rgb;
  const dangerGround = tint(background, danger, 0.08);
  const noticeGround = tint(background, ink, 0.05);
  const text = mend(given("text"), [...grounds, dangerGround, noticeGround], TEXT);
  return {
    scheme: luminance(background) < 0.2 ? "dark" : "light",
    background: toHex(background),
    surface: toHex(surface),
    text: toHex(text),
    muted: toHex(mend(mix(text, background, 0.32), [...grounds, noticeGround], TEXT)),
    link: toHex(mend(given("accent"), grounds, TEXT)),
    primary: toHex(primary),
    primaryHover: toHex(hover(primary, onPrimary)),
    onPrimary: toHex(onPrimary),
    primaryEdge: toHex(mend(primary, [background], CONTROL)),
    control: toHex(mend(mix(background, text, 0.35), [background, surface], CONTROL)),
    hairline: toHex(mix(background, text, 0.12)),
    focus: toHex(mend(given("accent"), grounds, CONTROL)),
    danger: toHex(mend(danger, [background, dangerGround], TEXT)),
    dangerGround: toHex(dangerGround),
    success: toHex(mend(success, grounds, TEXT)),
    noticeGround: toHex(noticeGround),
    font: FONTS[tokens.font] ?? FONTS.system,
    radius: Math.min(24, Math.max(0, Math.round(Number.isFinite(tokens.radius) ? tokens.radius : 8))),
  };
}

/** On hover the fill moves away from its text, which only gains contrast; a fill at the very end already moves back. */
function hover(fill: Rgb, text: Rgb): Rgb {
  const end: Rgb = [255 - text[0], 255 - text[1], 255 - text[2]];
  const away = [0.14, 0.28].map((share) => mix(fill, end, share));
  return away.find((shade) => contrast(shade, fill) >= 1.08) ?? mix(fill, text, 0.14);
}

/** A faint tint of a ground, left out where it would tip the ground over to needing the other text colour. */
function tint(ground: Rgb, towards: Rgb, share: number): Rgb {
  const tinted = mix(ground, towards, share);
  return sameSide(ground, tinted) ? tinted : ground;
}

/** Whether black or white text would be chosen on both: then one text colour can reach 4.5:1 on both. */
function sameSide(one: Rgb, other: Rgb): boolean {
  const best = blackOrWhite(one);
  return best[0] === blackOrWhite(other)[0];
}

/** The theme as CSS custom properties of `:root`. Only hex colours, numbers and our own font lists are ever in it. */
export function toCss(theme: Theme): string {
  const { scheme, font, radius, ...colours } = theme;
  const variables = Object.entries(colours).map(([name, value]) => `--${kebab(name)}:${value}`);
  return `:root{color-scheme:${scheme};${variables.join(";")};--font:${font};--radius:${radius}px}`;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
