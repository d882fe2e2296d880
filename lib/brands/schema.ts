import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";
import { wireId } from "@/lib/wire";
import { isContactAddress, isWebAddress, toOrigin } from "./web-address";

export const MODES = ["light", "dark"] as const;
export const FONTS = ["system", "serif", "mono", "rounded", "humanist"] as const;
const MOST_ORIGINS = 20;
/** The largest file that is taken for a logo. */
export const LOGO_BYTES = 1024 * 1024;

const NAME = "Write the brand's name, in at most 80 characters.";
const RADIUS = "Write the corner radius as a whole number of pixels from 0 to 24.";
const LANGUAGE = "Choose one of the languages, or leave it to the customer's browser.";

const colour = (what: string) => {
  const error = `Write the ${what} colour like #1a56db.`;
  return z
    .string({ error })
    .trim()
    .regex(/^#[0-9a-f]{6}$/i, { error })
    .toLowerCase();
};

/** Text that may be left empty, which is kept as null. */
const optional = (isGood: (text: string) => boolean, error: string) =>
  z
    .string({ error })
    .trim()
    .max(2_000, { error })
    .nullable()
    .transform((text) => text || null)
    .refine((text) => text === null || isGood(text), { error });

const address = (what: string) =>
  optional(isWebAddress, `Write the ${what} as a whole https address, like https://example.com/page.`);

const origin = z.string().transform((text, issues) => {
  const known = toOrigin(text.trim());
  if (known) return known;
  issues.addIssue(
    `“${text.trim().slice(0, 80)}” is not a site's origin: write each like https://app.example.com, with no path and no *. Only localhost may use http.`,
  );
  return z.NEVER;
});

/** All of a brand that staff write by hand; its logo comes by itself. */
export const brandDraft = z.object({
  name: z.string({ error: NAME }).trim().min(1, NAME).max(80, NAME),
  mode: z.enum(MODES, { error: "Choose light or dark." }),
  primaryColor: colour("primary"),
  backgroundColor: colour("background"),
  surfaceColor: colour("surface"),
  textColor: colour("text"),
  accentColor: colour("accent"),
  font: z.enum(FONTS, { error: "Choose one of the fonts." }),
  radius: z.number({ error: RADIUS }).int(RADIUS).min(0, RADIUS).max(24, RADIUS),
  termsUrl: address("terms"),
  privacyUrl: address("privacy policy"),
  supportUrl: optional(
    isContactAddress,
    "Write the contact as an e-mail address or a whole https address, like help@example.com.",
  ),
  homeUrl: address("website"),
  returnUrl: address("return address"),
  locale: z.enum(LOCALES, { error: LANGUAGE }).nullable(),
  embedOrigins: z
    .array(origin)
    .max(MOST_ORIGINS, { error: `Name at most ${MOST_ORIGINS} sites.` })
    .transform((origins) => [...new Set(origins)]),
});

export type BrandDraft = z.output<typeof brandDraft>;

/** `began` is the version that the form was filled from: what somebody else wrote since is not overwritten. */
export const updateBrandInput = brandDraft.extend({ brandId: wireId, began: z.string() });

export const uploadLogoInput = z.object({
  brandId: wireId,
  file: z.instanceof(Blob, { error: "Choose a picture." }),
});

export const removeLogoInput = z.object({ brandId: wireId });

/** What a new brand begins with: the defaults of the table. */
export const NEW_BRAND: BrandDraft = {
  name: "",
  mode: "light",
  primaryColor: "#1a56db",
  backgroundColor: "#ffffff",
  surfaceColor: "#f4f6f8",
  textColor: "#16181d",
  accentColor: "#1a56db",
  font: "system",
  radius: 8,
  termsUrl: null,
  privacyUrl: null,
  supportUrl: null,
  homeUrl: null,
  returnUrl: null,
  locale: null,
  embedOrigins: [],
};
