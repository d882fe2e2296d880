import type { FireInput } from "@/lib/charges/schema";
import type { Context } from "@/lib/context";
import type { CreateCustomerInput } from "@/lib/customers/create-customer-schema";
import type { EndChargeInDoubtInput } from "@/lib/drift/schema";
import type { GatewayName } from "@/lib/gateways/types";
import type { RefundChargeInput } from "@/lib/refunds/schema";
import type { LinkAddress } from "@/lib/setup/find-link";
import type { BuildSetupInput, ConfirmPaymentMethodInput, SetupPaymentMethodInput } from "@/lib/setup/schema";
import type { PayCall } from "./pay-calls";

/** One call of the money path, as it is handed to a process of its own: plain JSON. */
export type Call =
  | PayCall
  | { verb: "build"; ctx: Context; input: BuildSetupInput }
  | { verb: "create"; ctx: Context; input: CreateCustomerInput }
  | { verb: "prepare"; ctx: Context; input: SetupPaymentMethodInput }
  | { verb: "confirm"; ctx: Context; input: ConfirmPaymentMethodInput }
  | { verb: "begin"; ctx: Context; address: LinkAddress }
  | { verb: "try"; ctx: Context; address: LinkAddress; attemptId: string; receipt: string }
  | { verb: "finish"; ctx: Context; attemptId: string }
  | { verb: "reconcile"; ctx: Context }
  | { verb: "fire"; ctx: Context; input: FireInput }
  | { verb: "finish_charge"; ctx: Context; chargeId: string }
  | { verb: "end_charge"; ctx: Context; input: EndChargeInDoubtInput }
  | { verb: "refund"; ctx: Context; input: RefundChargeInput }
  | { verb: "converge_money"; ctx: Context; chargeId: string }
  | {
      verb: "receive";
      gateway: GatewayName;
      accountId: string;
      raw: string;
      headers: Record<string, string>;
    }
  | { verb: "converge"; orgId: string; id: string };
