import { z } from "zod";
import { contactFields } from "@/lib/customers/contact-fields";
import { wireBrand, wireGateway, wireId } from "@/lib/wire";

const META_LIMIT = 8 * 1024;

/** The consumer's own references: at most 8 KiB of JSON, without keys that begin with `_`. */
export const metaInput = z.record(z.string(), z.json()).superRefine((value, issues) => {
  const reserved = Object.keys(value).find((key) => key.startsWith("_"));
  if (reserved !== undefined)
    issues.addIssue(`must not use the key ${JSON.stringify(reserved)}: keys that begin with _ are reserved`);
  if (Buffer.byteLength(JSON.stringify(value)) > META_LIMIT) issues.addIssue("must be at most 8 KiB of JSON");
});

/** What `buildCustomerProfileSetup` takes, without the key. */
export const buildSetupInput = z.object({
  org_id: wireId,
  brand_id: wireBrand,
  contact_id: wireId,
  ...contactFields,
  bc_meta: metaInput.optional(),
  bi_id: wireId.optional(),
  gateway: wireGateway.optional(),
});

export type BuildSetupInput = z.infer<typeof buildSetupInput>;

const token = z.string().min(1).max(200);
const locale = z.enum(["en", "es", "fr", "de", "pt", "ja", "ar"]);

/** The hosted page's own calls. */
export const beginInput = z.object({ locale });
export const tryInput = z.object({ attemptId: token, locale, consentVersion: token });
export const finishInput = z.object({
  attemptId: token.optional(),
  outcome: z.literal("cancelled").optional(),
});

/** What `setupPaymentMethod` takes, without the key: the contact under the CRM's id, or as `bc_id`. */
export const setupPaymentMethodInput = z.object({
  org_id: wireId,
  brand_id: wireBrand,
  contact_id: wireId.optional(),
  ...contactFields,
  bc_id: wireId.optional(),
  gateway: wireGateway.optional(),
});

export type SetupPaymentMethodInput = z.infer<typeof setupPaymentMethodInput>;

/** What `confirmPaymentMethod` takes, without the key. */
export const confirmPaymentMethodInput = z.object({
  org_id: wireId,
  billing_customer_id: wireId,
  gateway: wireGateway.optional(),
});

export type ConfirmPaymentMethodInput = z.infer<typeof confirmPaymentMethodInput>;
