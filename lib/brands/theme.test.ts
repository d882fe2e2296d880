import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BrandView } from "@/lib/setup/view";
import { contrast, parseHex, type Rgb } from "./colour";
import { type Theme, toCss, toTheme } from "./theme";

type Tokens = BrandView["theme"];

const base: Tokens = {
  mode: "light",
  primary: "#1f2937",
  background: "#ffffff",
  surface: "#f5f6f8",
  text: "#111827",
  accent: "#2563eb",
  font: "system",
  radius: 8,
};

const brands: Record<string, Tokens> = {
  plain: base,
  dark: {
    ...base,
    mode: "dark",
    background: "#0b0d12",
    surface: "#151922",
    text: "#e8eaf0",
    primary: "#8ab4ff",
  },
  "white text on yellow": {
    ...base,
    primary: "#ffeb3b",
    background: "#fffde7",
    text: "#ffffff",
    accent: "#ffee58",
  },
  garish: {
    ...base,
    primary: "#ff00ff",
    background: "#00ff00",
    surface: "#ff0000",
    text: "#ffff00",
    accent: "#00ffff",
  },
  "one colour": {
    ...base,
    primary: "#808080",
    background: "#808080",
    surface: "#808080",
    text: "#808080",
    accent: "#808080",
  },
  "light form, dark brand side": { ...base, surface: "#000000" },
  malformed: {
    ...base,
    primary: "red;}</style>",
    background: "url(x)",
    text: "",
    accent: "#12",
    radius: Number.NaN,
  },
};

const rgb = (hex: string) => parseHex(hex) as Rgb;

/** Each promise of the theme as [what stands, on what, how much it must contrast]. */
function promises(theme: Theme): [string, string, string, number][] {
  const grounds = ["background", "surface"] as const;
  const onGrounds = (name: keyof Theme, ratio: number) =>
    grounds.map((ground) => [`${name} on ${ground}`, String(theme[name]), theme[ground], ratio] as const);
  return [
    ...onGrounds("text", 4.5),
    ...onGrounds("muted", 4.5),
    ...onGrounds("link", 4.5),
    ...onGrounds("success", 4.5),
    ...onGrounds("control", 3),
    ...onGrounds("focus", 3),
    ["text on the danger notice", theme.text, theme.dangerGround, 4.5],
    ["text on the plain notice", theme.text, theme.noticeGround, 4.5],
    ["muted on the plain notice", theme.muted, theme.noticeGround, 4.5],
    ["danger on its notice", theme.danger, theme.dangerGround, 4.5],
    ["danger on background", theme.danger, theme.background, 4.5],
    ["button text", theme.onPrimary, theme.primary, 4.5],
    ["button text on hover", theme.onPrimary, theme.primaryHover, 4.5],
    ["button edge", theme.primaryEdge, theme.background, 3],
  ] as [string, string, string, number][];
}

function broken(theme: Theme): string[] {
  return promises(theme)
    .filter(([, front, ground, ratio]) => contrast(rgb(front), rgb(ground)) < ratio)
    .map(([name, front, ground]) => `${name}: ${front} on ${ground}`);
}

describe("toTheme", () => {
  it.each(Object.entries(brands))("gives a readable page to the brand: %s", (_name, tokens) => {
    expect(broken(toTheme(tokens))).toEqual([]);
  });

  it("gives a readable page to any colours at all", () => {
    const colour = fc
      .tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 255 })))
      .map((channels) => `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`);
    const tokens = fc.record({
      primary: colour,
      background: colour,
      surface: colour,
      text: colour,
      accent: colour,
    });
    fc.assert(
      fc.property(tokens, fc.constantFrom("light" as const, "dark" as const), (colours, mode) => {
        expect(broken(toTheme({ ...base, ...colours, mode }))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("leaves a brand's colours alone where they read well", () => {
    const theme = toTheme(base);
    expect(theme).toMatchObject({
      primary: "#1f2937",
      primaryEdge: "#1f2937",
      background: "#ffffff",
      surface: "#f5f6f8",
      text: "#111827",
      link: "#2563eb",
    });
  });

  it("keeps a yellow button yellow, with dark text and an edge that can be seen", () => {
    const theme = toTheme({ ...base, primary: "#ffeb3b" });
    expect(theme.primary).toBe("#ffeb3b");
    expect(theme.onPrimary).toBe("#000000");
    expect(theme.primaryEdge).not.toBe("#ffeb3b");
  });

  it("takes its scheme from the ground that is really shown", () => {
    expect(toTheme(base).scheme).toBe("light");
    expect(toTheme(brands.dark as Tokens).scheme).toBe("dark");
  });
});

describe("toCss", () => {
  it("lets nothing of a malformed token through", () => {
    const css = toCss(toTheme(brands.malformed as Tokens));
    expect(css).not.toMatch(/[<>]|url|red/);
    expect(css).toMatch(/^:root\{color-scheme:light;(--[a-z-]+:[^;{}<>]+;)*--[a-z-]+:[^;{}<>]+\}$/);
  });
});
