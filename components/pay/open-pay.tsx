import sides from "@/components/setup/open-page.module.css";
import { ProviderScript } from "@/components/setup/provider-script-tag";
import type { OpenPayView } from "@/lib/invoices/view";
import { PaySide } from "./pay-side";
import { PaySummary } from "./pay-summary";
import { atOnePress } from "./saved-method";
import { TellOpened } from "./tell-opened";

/** The invoice waits: what is billed on the brand's side, how it is paid on the other. */
export function OpenPay({ view, nonce }: { view: OpenPayView; nonce: string }) {
  // A saved PayPal account is charged by the server: its script is asked for when another account is chosen.
  const early = !view.locked && (view.gateway === "stripe" || !atOnePress(view));
  return (
    <>
      {early && <ProviderScript gateway={view.gateway} scriptUrl={view.scriptUrl} nonce={nonce} />}
      {view.firstShown && <TellOpened actionBase={view.actionBase} />}
      <PaySummary view={view} />
      <main className={sides.formSide}>
        <PaySide view={view} />
      </main>
    </>
  );
}
