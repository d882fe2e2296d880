/** For a badge that is as wide as its word, also in a column that would like to be narrower. */
export const WHOLE_BADGE = {
  root: { overflow: "visible", flexShrink: 0 },
  label: { overflow: "visible" },
} as const;
