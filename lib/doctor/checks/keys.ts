import { isGatewayRejected } from "@/lib/gateways/errors";
import type { Patient, Verdict } from "../types";

export async function checkKeys({ state }: Patient): Promise<Verdict> {
  try {
    await state();
    return { status: "ok", found: "The provider accepts them." };
  } catch (error) {
    if (!isGatewayRejected(error)) throw error;
    return { status: "fail", found: `The provider does not accept them (${error.providerCode}).` };
  }
}
