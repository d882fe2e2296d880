import { finishCharge } from "@/lib/charges/finish-charge";
import { fireTrigger } from "@/lib/charges/fire-trigger";
import { createCustomer } from "@/lib/customers/create-customer";
import { disconnect } from "@/lib/db";
import { endChargeInDoubt } from "@/lib/drift/end-charge-in-doubt";
import { convergeEvent } from "@/lib/inbox/converge-event";
import { receiveEvent } from "@/lib/inbox/receive-event";
import { refundCharge } from "@/lib/refunds/refund-charge";
import { convergeMoney } from "@/lib/revenue/converge-money";
import { beginSetup } from "@/lib/setup/begin-setup";
import { buildSetup } from "@/lib/setup/build-setup";
import { confirmPaymentMethod } from "@/lib/setup/confirm-payment-method";
import { finishSetup } from "@/lib/setup/finish-setup";
import { reconcileSetups } from "@/lib/setup/reconcile-setups";
import { setupPaymentMethod } from "@/lib/setup/setup-payment-method";
import { trySetup } from "@/lib/setup/try-setup";
import { SHOWN } from "@/lib/testing/visit";
import type { Call } from "./calls";
import { runPay } from "./pay-calls";

// A process that makes one call, given as JSON in its first argument, and dies on the way where CRASH_AT says so.
const call = JSON.parse(process.argv[2] ?? "") as Call;
const answer = await run(call);
await disconnect();
process.stdout.write(`${JSON.stringify(answer ?? null)}\n`);

function run(call: Call): Promise<unknown> {
  switch (call.verb) {
    case "pay":
      return runPay(call);
    case "build":
      return buildSetup(call.ctx, call.input);
    case "create":
      return createCustomer(call.ctx, call.input);
    case "prepare":
      return setupPaymentMethod(call.ctx, call.input);
    case "confirm":
      return confirmPaymentMethod(call.ctx, call.input);
    case "begin":
      return beginSetup(call.ctx, { address: call.address, visitor: {}, locale: "en" });
    case "try": {
      const { ctx, address, attemptId, receipt } = call;
      return trySetup(ctx, { address, attemptId, visitor: { receipt }, consent: SHOWN });
    }
    case "finish":
      return finishSetup(call.ctx, call.attemptId);
    case "reconcile":
      return reconcileSetups(new AbortController().signal, call.ctx);
    case "fire":
      return fireTrigger(call.ctx, call.input);
    case "finish_charge":
      return finishCharge(call.ctx, call.chargeId);
    case "end_charge":
      return endChargeInDoubt(call.ctx, call.input);
    case "refund":
      return refundCharge(call.ctx, call.input);
    case "converge_money":
      return convergeMoney(call.ctx, call.chargeId);
    case "receive": {
      const { gateway, accountId, raw, headers } = call;
      return receiveEvent({ gateway, accountId, raw: Buffer.from(raw), headers: new Headers(headers) });
    }
    case "converge":
      return convergeEvent(call.orgId, call.id);
  }
}
