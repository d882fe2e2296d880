import { toDecimalString } from "@/lib/money";
import { capOf } from "./cap";
import type { Fault } from "./edit-schema";
import type { CapSettings, ItemTerms } from "./terms";

/** What decides beside the terms themselves. */
export type Standing = {
  organization: CapSettings;
  /** The terms as they are; null for an item that is being made. */
  before: ItemTerms | null;
  /** Whether anybody is or was enrolled in it. */
  everEnrolled: boolean;
};

/** The first rule that the new terms break, of those that the form alone cannot know. */
export function termsFault(terms: ItemTerms, standing: Standing): Fault | undefined {
  return conditionFault(terms, standing) ?? capFault(terms, standing) ?? keptFault(terms, standing);
}

/** Older items may go without a condition: every fire of theirs charges. A new one says when. */
function conditionFault(terms: ItemTerms, { before }: Standing): Fault | undefined {
  if (terms.billingType !== "trigger" || terms.triggerMode === "event" || terms.triggerCondition)
    return undefined;
  if (before?.triggerCondition === null && before.triggerMode === terms.triggerMode) return undefined;
  return {
    field: "triggerCondition",
    sentence: `An item of mode ${terms.triggerMode} needs a condition and a threshold; an event has none.`,
  };
}

function capFault(terms: ItemTerms, { organization }: Standing): Fault | undefined {
  const mayNameLess = terms.triggerMode === "variable" || terms.triggerMode === "event";
  if (terms.billingType !== "trigger" || mayNameLess || terms.maxCaptureAmount !== null) return undefined;
  const cap = capOf(terms, organization);
  if (terms.unitPrice <= cap.minor) return undefined;
  return {
    field: "maxCaptureAmount",
    sentence: `The price is above the organization's cap of ${toDecimalString(cap)} ${cap.currency}, so every fire would be refused: give the item a cap of its own, of at least its price.`,
  };
}

function keptFault(terms: ItemTerms, { before, everEnrolled }: Standing): Fault | undefined {
  if (!before || !everEnrolled) return undefined;
  if (terms.currency !== before.currency)
    return {
      field: "currency",
      sentence: `The currency stays ${before.currency}, since customers are or were enrolled: make another item for ${terms.currency}.`,
    };
  if (terms.billingType !== before.billingType)
    return {
      field: "billingType",
      sentence: "The billing type stays, since customers are or were enrolled: make another item instead.",
    };
  return undefined;
}
