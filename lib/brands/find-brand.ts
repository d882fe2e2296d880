import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { isEdgeError } from "@/lib/errors";
import { toDraft, versionOf } from "./draft";
import { getBrandOrThrow } from "./queries";

/** A brand as its page shows it, under its id or its number; null when the organization has no such brand. */
export async function findBrand({ orgId }: Context, idOrNumber: string) {
  const brand = await inOrg(orgId, (tx) => getBrandOrThrow(tx, orgId, idOrNumber)).catch((error) => {
    if (isEdgeError(error) && error.code === "unknown_brand") return null;
    throw error;
  });
  if (!brand) return null;
  const { id, number, logoUrl } = brand;
  return { id, number, logoUrl, draft: toDraft(brand), version: versionOf(brand) };
}
