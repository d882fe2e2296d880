import { Waiting } from "@/components/setup/waiting";
import { translator } from "@/lib/i18n/translator";
import type { ProcessingPayView } from "@/lib/invoices/view";

/** Not decided yet, in whichever tab it was pressed: nothing to do, and no second payment. */
export function ProcessingPay({ view }: { view: ProcessingPayView }) {
  return <Waiting view={view} title={translator(view.locale)("processing.titlePayment")} />;
}
