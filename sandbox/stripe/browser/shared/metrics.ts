import type { Appearance } from "./protocol";

/** The sizes, in CSS pixels, that give the form its height: both sides compute them, so nothing shifts. */
export type Metrics = {
  base: number;
  small: number;
  unit: number;
  labelLine: number;
  inputLine: number;
  rowGap: number;
  columnGap: number;
  /** Of two rows, without the frame's own padding. */
  height: number;
};

/** Room around the form inside the frame, for focus rings; the frame is pulled out by as much. */
export const BLEED = 4;

function toPx(size: string | undefined, fallback: number, em: number): number {
  const match = /^\s*(\d*\.?\d+)\s*(px|rem|em)?\s*$/.exec(size ?? "");
  if (!match) return fallback;
  const number = Number(match[1]);
  if (match[2] === "rem") return number * 16;
  return match[2] === "em" ? number * em : number;
}

/** Sizes under an appearance's variables; Stripe's defaults where it names none. */
export function toMetrics(appearance: Appearance): Metrics {
  const variables = appearance.variables ?? {};
  const base = toPx(variables.fontSizeBase, 16, 16);
  const small = Math.round(toPx(variables.fontSizeSm, base * 0.93, base) * 100) / 100;
  const unit = toPx(variables.spacingUnit, 4, base);
  const labelLine = Math.round(small * 1.3);
  const inputLine = Math.round(base * 1.25);
  const rowGap = toPx(variables.gridRowSpacing ?? variables.spacingGridRow, unit * 3, base);
  const columnGap = toPx(variables.gridColumnSpacing ?? variables.spacingGridColumn, unit * 3, base);
  const row = labelLine + unit + (inputLine + unit * 6 + 2);
  return {
    base,
    small,
    unit,
    labelLine,
    inputLine,
    rowGap,
    columnGap,
    height: Math.ceil(row * 2 + rowGap),
  };
}
