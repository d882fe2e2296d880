/** A figure compared with the period before: `up 12 % from the period before`. */
export function toChange(now: number, was: number): { text: string; tone: "up" | "down" | "same" } {
  if (now === was) return { text: "as in the period before", tone: "same" };
  const tone = now > was ? "up" : "down";
  if (was === 0) return { text: "none in the period before", tone };
  // From little to much, percents say nothing any more.
  if (now >= was * 10)
    return { text: `${Math.round(now / was).toLocaleString("en")} times the period before`, tone };
  const percent = Math.abs(((now - was) / was) * 100);
  const rounded = percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent);
  return { text: `${tone} ${rounded.toLocaleString("en")} % from the period before`, tone };
}

/** `37 %` of those before; a dash where there were none. */
export function toRate(part: number, whole: number): string {
  return whole === 0 ? "–" : `${Math.round((part / whole) * 100)} %`;
}
