import type { Brand } from "@/lib/generated/prisma/client";
import type { Verdict } from "../types";

export function checkLegalLinks({ termsUrl, privacyUrl, supportUrl }: Brand): Verdict {
  const links = { terms: termsUrl, "privacy policy": privacyUrl, "support page": supportUrl };
  const missing = Object.entries(links).flatMap(([name, url]) => (url ? [] : [name]));
  if (missing.length === 0) return { status: "ok", found: "All three are there." };
  return { status: "warn", found: `There is no link to the ${missing.join(", ")}.` };
}
