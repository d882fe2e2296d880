import type { Theme } from "./theme";

/** The shape of Stripe's `appearance` option, as far as it is used: https://docs.stripe.com/elements/appearance-api */
export type StripeAppearance = {
  theme: "stripe" | "night";
  labels: "above";
  variables: Record<string, string>;
  rules: Record<string, Record<string, string>>;
};

/** The brand's theme for the Payment Element, so that its fields look like the rest of the page. */
export function toStripeAppearance(theme: Theme): StripeAppearance {
  return {
    theme: theme.scheme === "dark" ? "night" : "stripe",
    labels: "above",
    variables: {
      colorPrimary: theme.focus,
      colorBackground: theme.background,
      colorText: theme.text,
      colorTextSecondary: theme.muted,
      colorTextPlaceholder: theme.muted,
      colorDanger: theme.danger,
      fontFamily: theme.font,
      fontSizeBase: "16px",
      spacingUnit: "4px",
      borderRadius: `${Math.min(theme.radius, 12)}px`,
    },
    rules: {
      ".Input": { border: `1px solid ${theme.control}`, boxShadow: "none", padding: "12px" },
      ".Input:focus": {
        borderColor: theme.focus,
        boxShadow: `0 0 0 1px ${theme.focus}`,
        outline: "none",
      },
      ".Input--invalid": { borderColor: theme.danger, boxShadow: `0 0 0 1px ${theme.danger}` },
      ".Label": { fontSize: "14px", fontWeight: "500", color: theme.text },
      ".Error": { fontSize: "14px" },
    },
  };
}
