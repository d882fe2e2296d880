import { toDocument } from "@/components/setup/testing/document";
import type { ReferenceView } from "@/lib/reference/view";
import { ReferencePage } from "../reference-page";

export function render(reference: ReferenceView): Promise<string> {
  const page = <ReferencePage reference={reference} />;
  return toDocument({ page, title: "Edge API reference", locale: "en", props: reference });
}
