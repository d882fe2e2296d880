import type { ItemField } from "./edit-schema";
import type { ItemTerms } from "./terms";

/** What a charge comes to, and when it is made. */
const CHARGING: ItemField[] = [
  "unitPrice",
  "triggerMode",
  "captureMode",
  "triggerCondition",
  "triggerThreshold",
  "triggerFloor",
  "allowAmountOverride",
  "maxCaptureAmount",
];

/** How many are enrolled in an item, in words that hold also where no more were counted. */
export type EnrolledCount = { enrolled: number; atLeast: boolean };

/** What saving the changed terms means for those who are enrolled: how many they are, and from when it counts. */
export function itemConsequences(
  before: ItemTerms,
  after: ItemTerms,
  { enrolled, atLeast }: EnrolledCount,
): string[] {
  if (enrolled === 0) return [];
  const changed = (field: ItemField) => before[field] !== after[field];
  const who =
    enrolled === 1
      ? "1 customer is enrolled"
      : `${enrolled.toLocaleString("en")}${atLeast ? " or more" : ""} customers are enrolled`;
  const sentences: string[] = [];
  if (CHARGING.some(changed))
    sentences.push(
      `${who}: from the moment you save, each of their fires goes by the new terms. Charges that were made, and invoices that wait, stay as they are.`,
    );
  if (changed("unitPrice") && after.unitPrice > before.unitPrice)
    sentences.push(
      "They agreed to the former price when they saved their method: tell them before it rises.",
    );
  if (changed("brandId") && after.brandId !== null)
    sentences.push(
      `${who}: a fire that names another brand than the chosen one will be refused with unknown_item.`,
    );
  const generated = after.triggerDescription === "";
  if (CHARGING.some(changed) && !generated && !changed("triggerDescription"))
    sentences.push("The description is your own and stays as it is: read whether it still holds.");
  return sentences;
}
