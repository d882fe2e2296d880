import { contrast, parseHex } from "@/lib/brands/colour";
import { toTheme } from "@/lib/brands/theme";
import type { BrandView } from "@/lib/setup/view";
import type { Verdict } from "../types";

type Tokens = BrandView["theme"];

/** WCAG 2.2 AA: 1.4.3 for text, 1.4.11 for the edges of controls. */
const PAIRS = [
  { what: "Text", colour: "text", on: "background", ratio: 4.5, shown: "text" },
  { what: "Text", colour: "text", on: "surface", ratio: 4.5, shown: "text" },
  { what: "Links", colour: "accent", on: "background", ratio: 4.5, shown: "link" },
  { what: "The button", colour: "primary", on: "background", ratio: 3, shown: "primaryEdge" },
] as const;

/** The page mends unreadable colours by itself, so that they are never shown; the brand then looks other than it was meant. */
export function checkContrast(tokens: Tokens): Verdict {
  const theme = toTheme(tokens);
  const faults = PAIRS.flatMap(({ what, colour, on, ratio, shown }) => {
    const [front, ground] = [parseHex(tokens[colour]), parseHex(tokens[on])];
    if (!front) return [`${tokens[colour]} is no colour; the page shows ${theme[shown]}`];
    if (!ground) return [`${tokens[on]} is no colour; the page shows ${theme[on]}`];
    const found = contrast(front, ground);
    if (found >= ratio) return [];
    const numbers = `${Math.floor(found * 10) / 10}:1 where ${ratio}:1 is needed`;
    return [`${what} in ${tokens[colour]} on ${tokens[on]}: ${numbers}; the page shows ${theme[shown]}`];
  });
  if (faults.length === 0)
    return { status: "ok", found: "Text, links and buttons stand out from their grounds." };
  return { status: "warn", found: `${[...new Set(faults)].join(". ")}.` };
}
