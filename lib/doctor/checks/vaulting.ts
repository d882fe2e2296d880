import { env } from "@/lib/env";
import { isGatewayRejected } from "@/lib/gateways/errors";
import { newId } from "@/lib/ids";
import type { Patient, Practice, Verdict } from "../types";

/** Begins a setup that nobody is shown: PayPal forgets it after three days. */
export async function checkVaulting({ orgId, orgName }: Practice, patient: Patient): Promise<Verdict> {
  const { APP_URL } = env();
  try {
    await patient.gateway.tryVaulting(patient.account, {
      attemptId: newId("att"),
      amount: null,
      customer: { id: newId("bc"), orgId, contactId: newId("cont") },
      brandName: orgName,
      locale: "en",
      returnUrl: APP_URL,
      cancelUrl: APP_URL,
    });
    return { status: "ok", found: "PayPal lets this account save a customer's PayPal account." };
  } catch (error) {
    if (!isGatewayRejected(error)) throw error;
    return { status: "fail", found: `PayPal does not let this account save one (${error.providerCode}).` };
  }
}
