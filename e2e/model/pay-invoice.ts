import { finishCharge } from "@/lib/charges/finish-charge";
import type { GatewayName } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { beginPayment } from "@/lib/invoices/begin-payment";
import { finishPayment } from "@/lib/invoices/finish-payment";
import { paySaved } from "@/lib/invoices/pay-saved";
import { tryPayment } from "@/lib/invoices/try-payment";
import { CARDS, confirmPayment } from "@/lib/testing/payer";
import { newAddress } from "@/lib/testing/visit";
import type { World } from "./world";

type How = {
  /** The first press is refused. */
  declines: boolean;
  /** Two tabs press at the same moment. */
  twice: boolean;
};

/** The customer opens the pay page of this charge and pays. Answers whether the page let them. */
export async function payInvoice(
  world: World,
  gateway: GatewayName,
  chargeId: string,
  { declines, twice }: How,
): Promise<boolean> {
  const { path, shop, customer } = world;
  const invoices = () =>
    path.rows<{ id: string }>("select id from invoice where org_id = $1 and charge_id = $2", [
      shop.orgId,
      chargeId,
    ]);
  const ctx = {
    orgId: shop.orgId,
    actor: { type: "customer", id: customer },
    requestId: newId("req"),
    address: newAddress(),
  } as const;
  // Its process may have died before it was billed: the reconciler bills it, and the customer opens the page after that.
  if ((await invoices()).length === 0) await finishCharge(ctx, chargeId);
  const [invoice] = await invoices();
  if (!invoice) throw new Error(`Charge ${chargeId} was not billed`);
  const receipt = newId("req");
  const press = async (card: string, code: string | null): Promise<boolean> => {
    if (gateway === "paypal") {
      if (code) await path.declineNext(shop, "paypal", code);
      const { state } = await paySaved(ctx, { invoiceId: invoice.id, receipt, locale: "en" });
      return state !== "elsewhere";
    }
    const begun = await beginPayment(ctx, { invoiceId: invoice.id, locale: "en" });
    if (begun.next !== "form") return false;
    const { attempt } = begun;
    await tryPayment(ctx, { invoiceId: invoice.id, receipt, attempt, method: "other", locale: "en" });
    await confirmPayment(path.sandbox.url, begun.client, card);
    await finishPayment(ctx, { invoiceId: invoice.id, visitor: { receipt } });
    return true;
  };
  if (declines && !(await press(CARDS.insufficient, "INSTRUMENT_DECLINED"))) return false;
  const tabs = await Promise.all(Array.from({ length: twice ? 2 : 1 }, () => press(CARDS.good, null)));
  return tabs.includes(true);
}
