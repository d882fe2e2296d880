import { money, toDecimalString } from "@/lib/money";
import { type DescribedTrigger, triggerSentence } from "./describe-trigger";
import {
  BILLING_TYPES,
  CAPTURE_MODES,
  CONDITIONS,
  createItemInput,
  type ItemField,
  type ItemInput,
  itemFaults,
  readTerms,
  TRIGGER_MODES,
} from "./edit-schema";
import { type FireSample, fireBody, toCurl } from "./fire-sample";
import { type EnrolledCount, itemConsequences } from "./item-consequences";
import { toMetric, toMinor } from "./item-numbers";
import { termsFault } from "./item-rules";
import { type ItemWarning, itemWarnings } from "./item-warnings";
import type { CapSettings, ItemTerms } from "./terms";

/** What the form of an item holds: what was typed and chosen, also where it does not apply just now. */
export type ItemDraft = Record<Exclude<ItemField, "allowAmountOverride">, string> & {
  allowAmountOverride: boolean;
};

/** What the form is about. */
export type DraftAbout = {
  organization: CapSettings;
  /** As the item is; null for one that is being made. */
  before: ItemTerms | null;
  everEnrolled: boolean;
  enrolled: EnrolledCount;
  names: { endpoint: string; orgId: string; itemId: string; brandId: string };
};

/** A call as it is shown: as JSON, and for a shell. */
export type ShownCall = FireSample & { curl: string };

export type JudgedDraft = {
  /** What is sent: nothing that does not apply. */
  input: ItemInput;
  faults: Partial<Record<ItemField, string>>;
  /** As it is generated, with "…" for what is missing; null for an item that is no trigger. */
  sentence: string | null;
  warnings: ItemWarning[];
  consequences: string[];
  call: ShownCall | null;
};

/** A new item: a trigger that charges a fixed price, in the organization's currency. */
export function emptyDraft(organization: {
  currency: string;
  captureMode: ItemTerms["captureMode"];
}): ItemDraft {
  return {
    name: "",
    billingType: "trigger",
    unitPrice: "",
    currency: organization.currency,
    brandId: "",
    triggerMode: "fixed",
    captureMode: organization.captureMode,
    triggerCondition: "lte",
    triggerThreshold: "",
    triggerFloor: "",
    allowAmountOverride: true,
    maxCaptureAmount: "",
    triggerDescription: "",
  };
}

export function toDraft(terms: ItemTerms): ItemDraft {
  const decimal = (minor: number | null) =>
    minor === null ? "" : toDecimalString(money(minor, terms.currency));
  return {
    name: terms.name,
    billingType: terms.billingType,
    unitPrice: decimal(terms.unitPrice),
    currency: terms.currency,
    brandId: terms.brandId ?? "",
    triggerMode: terms.triggerMode ?? "fixed",
    captureMode: terms.captureMode,
    triggerCondition: terms.triggerCondition ?? "",
    triggerThreshold: terms.triggerThreshold === null ? "" : String(terms.triggerThreshold),
    triggerFloor: terms.triggerFloor === null ? "" : String(terms.triggerFloor),
    allowAmountOverride: terms.allowAmountOverride,
    maxCaptureAmount: decimal(terms.maxCaptureAmount),
    // A generated sentence is no description of one's own: it follows the terms.
    triggerDescription: terms.triggerDescription === triggerSentence(terms) ? "" : terms.triggerDescription,
  };
}

/** What of the draft applies: a fixed price has no override, an event no condition, and only triggers have any of it. */
export function toItemInput(draft: ItemDraft): ItemInput {
  const { name, currency, unitPrice, brandId } = draft;
  const billingType = oneOf(BILLING_TYPES, draft.billingType) ?? "trigger";
  const captureMode = oneOf(CAPTURE_MODES, draft.captureMode) ?? "off_session";
  const input: ItemInput = {
    ...{ name: name.trim(), billingType, currency, unitPrice: unitPrice.trim(), brandId },
    ...{ captureMode, triggerThreshold: "", triggerFloor: "", allowAmountOverride: false },
    ...{ maxCaptureAmount: "", triggerDescription: "" },
  };
  if (billingType !== "trigger") return { ...input, captureMode: "off_session" };
  const triggerMode = oneOf(TRIGGER_MODES, draft.triggerMode);
  const condition = triggerMode === "event" ? undefined : oneOf(CONDITIONS, draft.triggerCondition);
  const trigger: ItemInput = {
    ...input,
    ...(triggerMode ? { triggerMode } : {}),
    ...(condition
      ? {
          triggerCondition: condition,
          triggerThreshold: draft.triggerThreshold.trim(),
          triggerFloor: draft.triggerFloor.trim(),
        }
      : {}),
    allowAmountOverride: mayOffer(draft.triggerMode) && draft.allowAmountOverride,
    maxCaptureAmount: draft.maxCaptureAmount.trim(),
  };
  const own = draft.triggerDescription.trim();
  // The generated sentence is not kept as one's own: it would not follow the terms.
  return { ...trigger, triggerDescription: own === triggerSentence(inPart(trigger)) ? "" : own };
}

/** Whether a fire may be allowed to name its amount. */
export function mayOffer(mode: string): boolean {
  return mode === "variable" || mode === "event";
}

/** Everything that the form shows about what is in it. Pure: the browser runs it at each key, the server's verbs by the same rules. */
export function judgeDraft(draft: ItemDraft, about: DraftAbout): JudgedDraft {
  const input = toItemInput(draft);
  const parsed = createItemInput.safeParse(input);
  const faults: JudgedDraft["faults"] = {};
  for (const { path, message } of parsed.error?.issues ?? []) faults[path[0] as ItemField] ??= message;
  // A schema holds fields against each other only once each is well in itself; the form tells all of it at once.
  for (const { field, sentence } of itemFaults(input)) faults[field] ??= sentence;
  const terms = parsed.success ? readTerms(parsed.data) : null;
  const fault = terms && termsFault(terms, about);
  if (fault) faults[fault.field] = fault.sentence;
  const described = inPart(input);
  const isTrigger = input.billingType === "trigger";
  return {
    input,
    faults,
    sentence: isTrigger ? triggerSentence(described) : null,
    warnings: terms ? itemWarnings(terms, about.organization) : [],
    consequences: terms && about.before ? itemConsequences(about.before, terms, about.enrolled) : [],
    call: isTrigger
      ? showCall(described, { ...about.names, brandId: input.brandId || about.names.brandId })
      : null,
  };
}

/** The call that fires the item. */
export function showCall(item: DescribedTrigger, { endpoint, ...names }: DraftAbout["names"]): ShownCall {
  const sample = { endpoint, body: fireBody(item, names) };
  return { ...sample, curl: toCurl(sample) };
}

function inPart(input: ItemInput): DescribedTrigger {
  return {
    triggerMode: input.triggerMode ?? null,
    triggerCondition: input.triggerCondition ?? null,
    triggerThreshold: toMetric(input.triggerThreshold),
    allowAmountOverride: input.allowAmountOverride,
    unitPrice: toMinor(input.unitPrice, input.currency),
    currency: input.currency,
    triggerDescription: "",
  };
}

function oneOf<const T extends string>(values: readonly T[], value: string): T | undefined {
  return values.find((known) => known === value);
}
