import { Shell } from "@/components/setup/shell";
import type { PayView } from "@/lib/invoices/view";
import { ClosedPay } from "./closed-pay";
import { OpenPay } from "./open-pay";
import { Paid } from "./paid";
import { ProcessingPay } from "./processing-pay";

/** The pay page in whatever state the server decided: Pay Now, and confirm-this-charge. */
export function PayPage({ view, nonce }: { view: PayView; nonce: string }) {
  return (
    <Shell view={view} nonce={nonce}>
      <State view={view} nonce={nonce} />
    </Shell>
  );
}

function State({ view, nonce }: { view: PayView; nonce: string }) {
  switch (view.state) {
    case "open":
      return <OpenPay view={view} nonce={nonce} />;
    case "processing":
      return <ProcessingPay view={view} />;
    case "paid":
      return <Paid view={view} />;
    case "closed":
      return <ClosedPay view={view} />;
  }
}
