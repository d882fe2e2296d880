import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { type Standing, termsFault } from "./item-rules";
import type { ItemTerms } from "./terms";

/**
 * That the organization may have an item of these terms.
 * @throws EdgeError invalid_request with the field at fault
 */
export async function requireTerms(
  tx: Tx,
  orgId: string,
  terms: ItemTerms,
  standing: Omit<Standing, "organization">,
): Promise<void> {
  const organization = await tx.organization.findUniqueOrThrow({
    where: { id: orgId },
    select: { currency: true, maxCaptureAmount: true },
  });
  const fault = termsFault(terms, { ...standing, organization });
  if (fault) throw new EdgeError("invalid_request", fault.sentence, { field: fault.field });
  if (terms.brandId === null) return;
  const brand = await tx.brand.findUnique({ where: { orgId_id: { orgId, id: terms.brandId } } });
  if (!brand)
    throw new EdgeError("unknown_brand", "There is no such brand in this organization: choose another one.", {
      field: "brandId",
    });
}
