import { CopyText } from "@/components/admin/kit/copy-text";
import { Facts } from "@/components/admin/kit/facts";
import { MoneyText } from "@/components/admin/kit/money-text";
import { TimeText } from "@/components/admin/kit/time-text";
import type { StaffItemDetails } from "@/lib/items/types";
import { mayOffer } from "@/lib/items/view";
import { money } from "@/lib/money";
import { CAPTURES, CONDITIONS, labelOf, typeInWords } from "./words";

/** An item's terms, each by the name that its form gives it. */
export function ItemFacts({
  item: { id, terms, settings, brandName, createdAt },
}: {
  item: StaffItemDetails;
}) {
  const isTrigger = terms.billingType === "trigger";
  return (
    <Facts
      facts={[
        ["Type", typeInWords(terms)],
        ["Price", <MoneyText key="price" money={money(terms.unitPrice, terms.currency)} />],
        ["Brand", brandName ?? "Every brand"],
        ["How the money is taken", isTrigger ? labelOf(CAPTURES, terms.captureMode) : null],
        ["Condition", isTrigger ? conditionInWords(terms) : null],
        ["Floor", terms.triggerFloor],
        ["A call may name its own amount", isTrigger ? overrideInWords(terms) : null],
        ["Most that one call may charge", isTrigger ? capInWords(terms, settings) : null],
        ["Description", isTrigger ? (terms.triggerDescription && "Your own") || "Generated" : null],
        ["Id", <CopyText key="id" text={id} what="item id" />],
        ["Created", <TimeText key="created" at={createdAt} />],
      ]}
    />
  );
}

function conditionInWords({
  triggerMode,
  triggerCondition,
  triggerThreshold,
}: StaffItemDetails["terms"]): string {
  if (triggerMode === "event" || triggerCondition === null) return "None: every fire charges";
  return `${labelOf(CONDITIONS, triggerCondition)} ${triggerThreshold?.toLocaleString("en", { maximumFractionDigits: 4 })}`;
}

function overrideInWords({ triggerMode, allowAmountOverride }: StaffItemDetails["terms"]): string {
  return triggerMode && mayOffer(triggerMode) && allowAmountOverride ? "Yes" : "No";
}

function capInWords(terms: StaffItemDetails["terms"], organization: StaffItemDetails["settings"]) {
  if (terms.maxCaptureAmount !== null)
    return <MoneyText money={money(terms.maxCaptureAmount, terms.currency)} />;
  return (
    <>
      <MoneyText money={money(organization.maxCaptureAmount, organization.currency)} /> (the organization's)
    </>
  );
}
