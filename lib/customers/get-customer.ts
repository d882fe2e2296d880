import type { z } from "zod";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import type { BillingCustomer, Enrollment, PaymentMethod } from "@/lib/generated/prisma/client";
import { unknownCustomer } from "./queries";
import type { getCustomerInput } from "./schema";

/** More are a list of their own: `getEnrollments` turns its pages. */
export const MOST_ENROLLMENTS = 200;

export type FoundCustomer = {
  customer: BillingCustomer;
  method: PaymentMethod | null;
  /** Newest first, whatever their state. */
  enrollments: Enrollment[];
};

/**
 * A billing customer with its payment method and its enrollments.
 * @throws EdgeError unknown_customer
 */
export function getCustomer(
  { orgId }: Context,
  input: z.infer<typeof getCustomerInput>,
): Promise<FoundCustomer> {
  return inOrg(orgId, async (tx) => {
    const found = await tx.billingCustomer.findUnique({
      where: { orgId_id: { orgId, id: input.bc_id } },
      include: {
        paymentMethod: true,
        enrollments: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: MOST_ENROLLMENTS },
      },
    });
    if (!found) throw unknownCustomer("bc_id");
    const { paymentMethod: method, enrollments, ...customer } = found;
    return { customer, method, enrollments };
  });
}
