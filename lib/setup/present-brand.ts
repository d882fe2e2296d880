import type { Brand } from "@/lib/generated/prisma/client";
import type { BrandView } from "./view";

export function toBrandView(brand: Brand): BrandView {
  return {
    name: brand.name,
    logoUrl: brand.logoUrl,
    theme: {
      mode: brand.mode,
      primary: brand.primaryColor,
      background: brand.backgroundColor,
      surface: brand.surfaceColor,
      text: brand.textColor,
      accent: brand.accentColor,
      font: brand.font,
      radius: brand.radius,
    },
    links: {
      terms: brand.termsUrl,
      privacy: brand.privacyUrl,
      support: brand.supportUrl,
      home: brand.homeUrl,
    },
    embedOrigins: brand.embedOrigins,
  };
}
