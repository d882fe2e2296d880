import { blackOrWhite, contrast, parseHex, type Rgb } from "./colour";
import { toTheme } from "./theme";
import { type Colours, toBrandTheme } from "./variant";

export type ContrastFinding = {
  /** What stands on what. */
  what: string;
  /** Of the colours as they were given, 1 to 21. */
  ratio: number;
  /** What WCAG 2.2 AA asks for. */
  needed: number;
  /** Null where the page shows the colours as given. */
  corrected: { to: string; ratio: number } | null;
  sentence: string;
};

const TEXT = 4.5;
const EDGE = 3;

/** How a brand's colours read, and what the page shows in place of those that do not. */
export function contrastReport(colours: Colours): ContrastFinding[] {
  const theme = toTheme({ ...toBrandTheme(colours), font: "system", radius: 0 });
  const given = (name: keyof Omit<Colours, "mode">, shown: string) => parseHex(colours[name]) ?? rgb(shown);
  const background = given("backgroundColor", theme.background);
  const surface = given("surfaceColor", theme.surface);
  const text = given("textColor", theme.text);
  const accent = given("accentColor", theme.link);
  const primary = given("primaryColor", theme.primary);
  const grounds = { background: rgb(theme.background), surface: rgb(theme.surface) };
  return [
    finding("Text on the background", [text, background], [theme.text, grounds.background], TEXT),
    finding("Text on the brand's side", [text, surface], [theme.text, grounds.surface], TEXT),
    finding("Links on the background", [accent, background], [theme.link, grounds.background], TEXT),
    finding("Links on the brand's side", [accent, surface], [theme.link, grounds.surface], TEXT),
    finding("Text on the button", [blackOrWhite(primary), primary], [theme.onPrimary, primary], TEXT),
    finding(
      "The button on the background",
      [primary, background],
      [theme.primaryEdge, grounds.background],
      EDGE,
      "edge",
    ),
  ];
}

const rgb = (hex: string) => parseHex(hex) as Rgb;

function finding(
  what: string,
  [front, ground]: [Rgb, Rgb],
  [shown, shownGround]: [string, Rgb],
  needed: number,
  part: "colour" | "edge" = "colour",
): ContrastFinding {
  const ratio = contrast(front, ground);
  const after = contrast(rgb(shown), shownGround);
  const sameFront = rgb(shown).every((channel, at) => channel === front[at]);
  const sameGround = shownGround.every((channel, at) => channel === ground[at]);
  const corrected = sameFront && sameGround ? null : { to: shown, ratio: after };
  const figure = `${inFigures(ratio)}:1`;
  return { what, ratio, needed, corrected, sentence: toSentence() };

  function toSentence(): string {
    if (!corrected) return `${what}: ${figure}, which reads well.`;
    const now = `${inFigures(after)}:1`;
    if (!sameGround)
      return `${what}: ${figure}. The brand's side would be light beside a dark form, or the other way round; the page gives it a shade of the background, and reaches ${now}.`;
    if (ratio >= needed)
      return `${what}: ${figure}, which would do here but not on the page's other grounds; the page shows ${shown}, ${now}.`;
    if (part === "edge")
      return `${what}: ${figure}, too faint (${needed}:1 is needed); the page draws an edge of ${shown} around it, ${now}.`;
    return `${what}: ${figure}, too faint (${needed}:1 is needed); the page shows ${shown} instead, ${now}.`;
  }
}

/** Rounded down, so that 4.49 never reads as 4.5. */
function inFigures(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1);
}
