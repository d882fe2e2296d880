import type { CSSVariablesResolver } from "@mantine/core";

/** Text in a colour, on its own pale ground as on the page's: at least 4.5 to 1. Mantine's own are fainter. */
const ON_LIGHT: Record<string, string> = {
  blue: "#1659a0",
  gray: "#495057",
  green: "#1f6a2e",
  indigo: "#364fc7",
  orange: "#a33a0b",
  red: "#b02525",
  teal: "#076a4c",
  yellow: "#7d4b00",
};

const ON_DARK: Record<string, string> = {
  blue: "#a5d8ff",
  gray: "#ced4da",
  green: "#b2f2bb",
  indigo: "#bac8ff",
  orange: "#ffd8a8",
  red: "#ffc9c9",
  teal: "#96f2d7",
  yellow: "#ffec99",
};

function inText(colours: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(colours).flatMap(([name, value]) => [
      [`--mantine-color-${name}-light-color`, value],
      [`--mantine-color-${name}-text`, value],
      [`--mantine-color-${name}-outline`, value],
    ]),
  );
}

/** What carries white text, in either scheme. */
const FILLED = { "--mantine-color-red-filled": "#c92a2a", "--mantine-color-red-filled-hover": "#b02525" };

/** The colours that text needs to be read by everybody, in light and in dark. */
export const readableColours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...inText(ON_LIGHT),
    ...FILLED,
    "--mantine-color-dimmed": "#5c636a",
    "--mantine-color-placeholder": "#666d74",
    "--mantine-color-error": "#c92a2a",
  },
  dark: {
    ...inText(ON_DARK),
    ...FILLED,
    "--mantine-color-dimmed": "#a8a8a8",
    "--mantine-color-placeholder": "#a0a0a0",
    "--mantine-color-error": "#ffa8a8",
  },
});
