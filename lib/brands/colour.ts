/** A colour as three channels, 0–255. Brands give `#rgb` or `#rrggbb`; anything else is no colour and never reaches CSS. */
export type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

/** Null when the text is not a hex colour. */
export function parseHex(text: string): Rgb | null {
  const match = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim());
  if (!match?.[1]) return null;
  const hex = match[1].length === 3 ? [...match[1]].map((digit) => digit + digit).join("") : match[1];
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

export function toHex(colour: Rgb): string {
  return `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}

/** WCAG 2 relative luminance, 0 (black) to 1 (white). */
export function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2 contrast ratio, 1 to 21, whichever of the two is lighter. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** `share` 0 is the first colour, 1 the second. Rounded to whole channels, so that what is checked is what is shown. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [at(0), at(1), at(2)];
}

/** Black or white, whichever reads better on the ground. One of them always reaches 4.5:1. */
export function blackOrWhite(ground: Rgb): Rgb {
  return contrast(WHITE, ground) >= contrast(BLACK, ground) ? WHITE : BLACK;
}

/**
 * The colour itself where it reaches `ratio` on every ground; else the nearest step towards black or white that does.
 * Where no step reaches it on all grounds (a light and a dark one together), the step whose worst contrast is best.
 */
export function mend(colour: Rgb, grounds: readonly Rgb[], ratio: number): Rgb {
  const worst = (candidate: Rgb) => Math.min(...grounds.map((ground) => contrast(candidate, ground)));
  if (worst(colour) >= ratio) return colour;
  let best = colour;
  for (let step = 1; step <= 50; step++) {
    for (const end of [BLACK, WHITE]) {
      const candidate = mix(colour, end, step / 50);
      if (worst(candidate) >= ratio) return candidate;
      if (worst(candidate) > worst(best)) best = candidate;
    }
  }
  return best;
}
