import { z } from "zod";
import { isCurrency } from "./currencies";
import { amountForm, toMetric, toMinor } from "./item-numbers";
import type { ItemTerms } from "./terms";

export const BILLING_TYPES = ["trigger", "one_off", "recurring"] as const;
export const TRIGGER_MODES = ["fixed", "variable", "event", "threshold"] as const;
export const CAPTURE_MODES = ["off_session", "client_confirm"] as const;
export const CONDITIONS = ["lte", "gte", "eq"] as const;

const text = z
  .string({ error: "Write it as text." })
  .trim()
  .max(40, "Use at most 40 characters.")
  .default("");
const id = z.string({ error: "Name the item." }).min(1, "Name the item.").max(200, "That is no item's id.");

/** What the form of an item holds. Numbers are text as it was typed: only their currency says what they may be. */
const fields = {
  name: z
    .string({ error: "Give the item a name." })
    .trim()
    .min(1, "Give the item a name, as customers shall read it.")
    .max(120, "Use at most 120 characters for the name."),
  billingType: z.enum(BILLING_TYPES, { error: "Choose trigger, one-off or recurring." }),
  currency: z
    .string({ error: "Choose a currency." })
    .refine(isCurrency, "Choose a currency by its three letters, like USD."),
  unitPrice: z
    .string({ error: "Write the price." })
    .trim()
    .min(1, "Write the price.")
    .max(40, "Use at most 40 characters for the price."),
  brandId: z.string().max(200, "That is no brand's id.").default(""),
  triggerMode: z.enum(TRIGGER_MODES, { error: "Choose how the trigger works." }).optional(),
  captureMode: z.enum(CAPTURE_MODES, { error: "Choose how the money is taken." }).default("off_session"),
  triggerCondition: z.enum(CONDITIONS, { error: "Choose when the trigger fires." }).optional(),
  triggerThreshold: text,
  triggerFloor: text,
  allowAmountOverride: z.boolean({ error: "Say yes or no." }).default(false),
  maxCaptureAmount: text,
  triggerDescription: z
    .string({ error: "Write the description as text." })
    .trim()
    .max(300, "Use at most 300 characters for the description.")
    .default(""),
};

const createFields = z.object({
  ...fields,
  status: z.enum(["active", "inactive"], { error: "Choose active or inactive." }).default("active"),
});

/** `marker`: what `termsMarker` said of the terms that the form began with. */
const updateFields = z.object({
  ...fields,
  itemId: id,
  marker: z.string({ error: "Reload the page: the form does not say which version of the item it shows." }),
});

export const createItemInput = createFields.superRefine(refuseFaults);
export const updateItemInput = updateFields.superRefine(refuseFaults);
export const itemChangeInput = z.object({ itemId: id });

export type ItemInput = Omit<z.infer<typeof createFields>, "status">;
export type CreateItemInput = z.infer<typeof createFields>;
export type UpdateItemInput = z.infer<typeof updateFields>;
export type ItemChangeInput = z.infer<typeof itemChangeInput>;

export type ItemField = keyof ItemInput;
export type Fault = { field: ItemField; sentence: string };

function refuseFaults(input: ItemInput, ctx: z.RefinementCtx): void {
  for (const { field, sentence } of itemFaults(input))
    ctx.addIssue({ code: "custom", path: [field], message: sentence });
}

/** What is wrong with fields that are well in themselves, each with what was expected. */
export function itemFaults(input: ItemInput): Fault[] {
  const faults = [amountFault(input, "unitPrice", "price")];
  if (input.billingType === "trigger") faults.push(...triggerFaults(input));
  else faults.push(...strangerFaults(input));
  return faults.filter((fault) => fault !== undefined);
}

function triggerFaults(input: ItemInput): (Fault | undefined)[] {
  const { triggerMode: mode, currency } = input;
  const threshold = toMetric(input.triggerThreshold);
  const floor = toMetric(input.triggerFloor);
  const price = toMinor(input.unitPrice, currency);
  const cap = toMinor(input.maxCaptureAmount, currency);
  const fixed = mode === "fixed" || mode === "threshold";
  return [
    when(!mode, "triggerMode", "Choose how the trigger works: fixed, variable, event or threshold."),
    ...(mode === "event" ? conditionOfEvent(input) : conditionFaults(input)),
    when(
      threshold !== null && floor !== null && floor > threshold,
      "triggerFloor",
      `The floor must not be above the threshold of ${threshold}: no value could then meet the condition.`,
    ),
    when(
      fixed && input.allowAmountOverride,
      "allowAmountOverride",
      `An item of mode ${mode} charges its unit price: choose variable or event to let a fire name its amount.`,
    ),
    input.maxCaptureAmount === "" ? undefined : amountFault(input, "maxCaptureAmount", "cap"),
    when(
      fixed && price !== null && cap !== null && price > cap,
      "maxCaptureAmount",
      "The cap must not be below the price: every fire would be refused. Raise the cap, or lower the price.",
    ),
  ];
}

function conditionFaults(input: ItemInput): (Fault | undefined)[] {
  const { triggerCondition: condition, triggerThreshold: threshold, triggerFloor: floor } = input;
  return [
    when(threshold !== "" && !condition, "triggerCondition", "Choose how the value is compared with it."),
    when(!!condition && threshold === "", "triggerThreshold", "Write the value to compare with, like 15."),
    when(
      threshold !== "" && toMetric(threshold) === null,
      "triggerThreshold",
      `The threshold ${METRIC_FORM}`,
    ),
    when(floor !== "" && toMetric(floor) === null, "triggerFloor", `The floor ${METRIC_FORM}`),
    when(floor !== "" && !condition, "triggerFloor", "A floor goes with a condition: choose one."),
  ];
}

const METRIC_FORM = "must be a number with at most 4 decimals, like 15 or 12.5.";

function conditionOfEvent(input: ItemInput): (Fault | undefined)[] {
  const sentence =
    "An event is fired as it happens: it has no condition. Leave it empty, or choose another mode.";
  return [
    when(!!input.triggerCondition, "triggerCondition", sentence),
    when(input.triggerThreshold !== "", "triggerThreshold", sentence),
    when(input.triggerFloor !== "", "triggerFloor", sentence),
  ];
}

/** What belongs to triggers alone. */
function strangerFaults(input: ItemInput): (Fault | undefined)[] {
  const sentence = "Only a trigger item has this: leave it empty, or choose trigger.";
  return [
    when(!!input.triggerMode, "triggerMode", sentence),
    when(!!input.triggerCondition, "triggerCondition", sentence),
    when(input.triggerThreshold !== "", "triggerThreshold", sentence),
    when(input.triggerFloor !== "", "triggerFloor", sentence),
    when(input.allowAmountOverride, "allowAmountOverride", sentence),
    when(input.maxCaptureAmount !== "", "maxCaptureAmount", sentence),
    when(input.triggerDescription !== "", "triggerDescription", sentence),
  ];
}

function amountFault(input: ItemInput, field: "unitPrice" | "maxCaptureAmount", name: string) {
  const { currency } = input;
  return when(
    toMinor(input[field], currency) === null,
    field,
    `The ${name} must be an amount in ${currency}, ${amountForm(currency)}.`,
  );
}

function when(broken: boolean, field: ItemField, sentence: string): Fault | undefined {
  return broken ? { field, sentence } : undefined;
}

/** The terms that an input which the schema has passed stands for. */
export function readTerms(input: ItemInput): ItemTerms {
  const { currency } = input;
  const unitPrice = toMinor(input.unitPrice, currency);
  if (unitPrice === null) throw new RangeError("The price was not validated");
  return {
    name: input.name,
    billingType: input.billingType,
    unitPrice,
    currency,
    brandId: input.brandId || null,
    triggerMode: input.triggerMode ?? null,
    captureMode: input.captureMode,
    triggerCondition: input.triggerCondition ?? null,
    triggerThreshold: toMetric(input.triggerThreshold),
    triggerFloor: toMetric(input.triggerFloor),
    allowAmountOverride: input.allowAmountOverride,
    maxCaptureAmount: toMinor(input.maxCaptureAmount, currency),
    triggerDescription: input.triggerDescription,
  };
}
