import { type Enrolled, MOST_COUNTED, type StaffItem } from "@/lib/items/types";

type ItemTerms = StaffItem["terms"];

type Choice<T> = { value: T; label: string; about: string };

/** What the types, modes and conditions of items are called, and what each is for. */
export const TYPES: Choice<ItemTerms["billingType"]>[] = [
  { value: "trigger", label: "Trigger", about: "Charged when your system fires it." },
  {
    value: "one_off",
    label: "One-off",
    about: "Sold once. Kept for your records: Edge charges trigger items alone.",
  },
  {
    value: "recurring",
    label: "Recurring",
    about: "Sold again and again. Kept for your records: Edge charges trigger items alone.",
  },
];

export const MODES: Choice<NonNullable<ItemTerms["triggerMode"]>>[] = [
  { value: "fixed", label: "Fixed", about: "Charges the price when a value meets the condition." },
  {
    value: "variable",
    label: "Variable",
    about: "Charges the amount that the call names, when a value meets the condition.",
  },
  { value: "event", label: "Event", about: "Charges each time it is fired. There is no condition." },
  {
    value: "threshold",
    label: "Threshold",
    about: "Charges the price when a count, such as API calls, meets the condition. Each call must send it.",
  },
];

export const CAPTURES: Choice<ItemTerms["captureMode"]>[] = [
  { value: "off_session", label: "Charge the saved method", about: "At once, without the customer." },
  {
    value: "client_confirm",
    label: "Ask the customer to pay",
    about: "Mails an invoice with a page to pay it on.",
  },
];

export const CONDITIONS: { value: NonNullable<ItemTerms["triggerCondition"]>; label: string }[] = [
  { value: "lte", label: "At or below (<=)" },
  { value: "gte", label: "At or above (>=)" },
  { value: "eq", label: "Exactly (=)" },
];

export function labelOf(choices: readonly { value: string; label: string }[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

/** "Trigger, fixed", "One-off". */
export function typeInWords({ billingType, triggerMode }: ItemTerms): string {
  const type = labelOf(TYPES, billingType);
  return triggerMode ? `${type}, ${labelOf(MODES, triggerMode).toLowerCase()}` : type;
}

/** "12 active, 3 paused", "10,000+ active", "Nobody". */
export function enrolledInWords({ active, paused }: Enrolled): string {
  const parts = [
    active > 0 && `${countInWords(active)} active`,
    paused > 0 && `${countInWords(paused)} paused`,
  ];
  return parts.filter(Boolean).join(", ") || "Nobody";
}

function countInWords(count: number): string {
  return `${count.toLocaleString("en")}${count >= MOST_COUNTED ? "+" : ""}`;
}
