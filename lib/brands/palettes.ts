import type { Colours } from "./variant";

export type Palette = { name: string; colours: Colours };

const palette = (
  name: string,
  mode: Colours["mode"],
  [primaryColor, accentColor, backgroundColor, surfaceColor, textColor]: [
    string,
    string,
    string,
    string,
    string,
  ],
): Palette => ({
  name,
  colours: { mode, primaryColor, accentColor, backgroundColor, surfaceColor, textColor },
});

/** Sets of colours to begin with. None of them needs the page to correct anything. */
export const PALETTES: readonly Palette[] = [
  palette("Ink", "light", ["#1f2937", "#1d4ed8", "#ffffff", "#f5f6f8", "#111827"]),
  palette("Ocean", "light", ["#1a56db", "#1a56db", "#ffffff", "#f2f6fd", "#16181d"]),
  palette("Forest", "light", ["#0f5b4f", "#0f766e", "#ffffff", "#f3f7f5", "#10201c"]),
  palette("Berry", "light", ["#9d174d", "#be185d", "#fffdfd", "#fdf2f6", "#2a0f1b"]),
  palette("Sunrise", "light", ["#b45309", "#b45309", "#fffdf8", "#fdf4e3", "#27190a"]),
  palette("Night", "dark", ["#8ab4ff", "#8ab4ff", "#111318", "#1a1d24", "#f3f4f6"]),
  palette("Orchid", "dark", ["#b8a4ff", "#c4b5fd", "#0e0f14", "#16181f", "#eceef4"]),
  palette("Lime", "dark", ["#bef264", "#bef264", "#0d110b", "#161c13", "#f0f4ec"]),
];
