import type { BrandView } from "@/lib/setup/view";
import { luminance, parseHex } from "./colour";
import type { BrandDraft } from "./schema";

export type Colours = Pick<
  BrandDraft,
  "mode" | "primaryColor" | "backgroundColor" | "surfaceColor" | "textColor" | "accentColor"
>;

const GROUNDS = {
  light: { backgroundColor: "#ffffff", surfaceColor: "#f4f6f8", textColor: "#16181d" },
  dark: { backgroundColor: "#111318", surfaceColor: "#1a1d24", textColor: "#f3f4f6" },
} as const;

/** Whether the ground that is shown is a light or a dark one, whatever the mode says. */
export function shownMode({ backgroundColor, mode }: Colours): Colours["mode"] {
  const ground = parseHex(backgroundColor);
  if (!ground) return mode;
  return luminance(ground) < 0.2 ? "dark" : "light";
}

/** The brand in that mode: as it is, or with its own colours on plain grounds where its own grounds are of the other one. */
export function toVariant<Some extends Colours>(draft: Some, mode: Colours["mode"]): Some {
  if (draft.mode === mode) return draft;
  if (shownMode(draft) === mode) return { ...draft, mode };
  return { ...draft, mode, ...GROUNDS[mode] };
}

/** The colours by the names that the pages know them by. */
export function toBrandTheme(colours: Colours): Omit<BrandView["theme"], "font" | "radius"> {
  return {
    mode: colours.mode,
    primary: colours.primaryColor,
    background: colours.backgroundColor,
    surface: colours.surfaceColor,
    text: colours.textColor,
    accent: colours.accentColor,
  };
}
