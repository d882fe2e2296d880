import { translator } from "@/lib/i18n/translator";
import type { ProcessingView } from "@/lib/setup/view";
import { Waiting } from "./waiting";

/** The provider has not decided about the set-up yet. */
export function ProcessingOutcome({ view }: { view: ProcessingView }) {
  const title = view.dueNow ? "processing.titlePayment" : "processing.titleMethod";
  return <Waiting view={view} title={translator(view.locale)(title)} />;
}
