import { createHash } from "node:crypto";
import type { Brand } from "@/lib/generated/prisma/client";
import { toLocale } from "@/lib/i18n/locales";
import type { BrandDraft } from "./schema";

/** A brand's row as its form has it. */
export function toDraft(brand: Brand): BrandDraft {
  return {
    name: brand.name,
    mode: brand.mode,
    primaryColor: brand.primaryColor,
    backgroundColor: brand.backgroundColor,
    surfaceColor: brand.surfaceColor,
    textColor: brand.textColor,
    accentColor: brand.accentColor,
    font: brand.font,
    radius: brand.radius,
    termsUrl: brand.termsUrl,
    privacyUrl: brand.privacyUrl,
    supportUrl: brand.supportUrl,
    homeUrl: brand.homeUrl,
    returnUrl: brand.returnUrl,
    locale: toLocale(brand.locale),
    embedOrigins: brand.embedOrigins,
  };
}

/** A mark of all that the form writes: another one means that somebody has changed the brand since. */
export function versionOf(brand: Brand): string {
  return createHash("sha256")
    .update(JSON.stringify(toDraft(brand)))
    .digest("base64url");
}

/** The fields that differ, as they were and as they are. */
export function changesBetween(before: BrandDraft, after: BrandDraft) {
  const names = (Object.keys(after) as (keyof BrandDraft)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const pick = (draft: BrandDraft) => Object.fromEntries(names.map((name) => [name, draft[name]]));
  return names.length > 0 ? { before: pick(before), after: pick(after) } : null;
}
