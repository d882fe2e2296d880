import type { OpenView } from "@/lib/setup/view";
import { FormSide } from "./form-side";
import styles from "./open-page.module.css";
import { ProviderScript } from "./provider-script-tag";
import { Summary } from "./summary";

/** The link is open: what it is about on the brand's side, the gateway's form on the other. */
export function OpenPage({ view, nonce }: { view: OpenView; nonce: string }) {
  return (
    <>
      {!view.locked && view.actionBase !== null && (
        <ProviderScript gateway={view.gateway} scriptUrl={view.scriptUrl} nonce={nonce} />
      )}
      <Summary view={view} />
      <main className={styles.formSide}>
        <FormSide view={view} />
      </main>
    </>
  );
}
