import type { Prisma } from "@/lib/generated/prisma/client";
import type { TenantPlan } from "./plan";

type Look = { organization: string; brand: Omit<Prisma.BrandUncheckedCreateInput, "orgId" | "id"> };

const LEGAL = {
  termsUrl: "https://example.com/terms",
  privacyUrl: "https://example.com/privacy",
  supportUrl: "mailto:support@example.com",
  homeUrl: "https://example.com",
  returnUrl: "https://example.com/welcome",
};

/** A light brand, a dark one, and an organization that has connected no gateway yet. */
export const LOOKS: Record<TenantPlan["look"], Look> = {
  northwind: {
    organization: "Northwind Wallet",
    brand: {
      name: "Northwind Wallet",
      primaryColor: "#0f6b5c",
      accentColor: "#0f6b5c",
      surfaceColor: "#eef4f1",
      radius: 10,
      ...LEGAL,
    },
  },
  halcyon: {
    organization: "Halcyon Studio",
    brand: {
      name: "Halcyon Studio",
      mode: "dark",
      primaryColor: "#8f7bff",
      accentColor: "#f0a6ff",
      backgroundColor: "#12121a",
      surfaceColor: "#1c1c28",
      textColor: "#f2f1f7",
      radius: 14,
      ...LEGAL,
    },
  },
  bare: { organization: "Not Yet Connected", brand: { name: "Not Yet Connected", ...LEGAL } },
};
