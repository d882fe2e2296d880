import { z } from "zod";

const META_LIMIT = 8 * 1024;

/** An id of ours or of a CRM: short enough for an index. */
const id = z.string().trim().min(1).max(200);

const meta = z.record(z.string(), z.json()).superRefine((value, issues) => {
  const reserved = Object.keys(value).find((key) => key.startsWith("_"));
  if (reserved !== undefined)
    issues.addIssue(`must not use the key ${JSON.stringify(reserved)}: keys that begin with _ are reserved`);
  if (Buffer.byteLength(JSON.stringify(value)) > META_LIMIT) issues.addIssue("must be at most 8 KiB of JSON");
});

/** What `buildCustomerProfileSetup` takes, without the key. */
export const buildSetupInput = z.object({
  org_id: id,
  /** The brand's id, or its number as a string or a number. */
  brand_id: z.union([id, z.number().int().positive().transform(String)]),
  contact_id: id,
  bc_meta: meta.optional(),
  bi_id: id.optional(),
  gateway: z.enum(["stripe", "paypal"]).optional(),
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
