import { z } from "zod";

const META_LIMIT = 8 * 1024;

/** An id of ours or of a CRM: printable, no spaces at its ends, short enough for an index. */
const id = (what: string) =>
  z
    .string({
      error: (issue) => (issue.input === undefined ? `is required: ${what}` : `must be a string: ${what}`),
    })
    .trim()
    .min(1, `must not be empty: ${what}`)
    .max(200, "must be at most 200 characters");

const brandId = z.union([z.number().int().positive(), z.string()], {
  error: (issue) =>
    issue.input === undefined
      ? "is required: the brand's id or its number"
      : "must be the brand's id, or its number as a string or a number",
});

const meta = z
  .record(z.string(), z.json(), { error: "must be a JSON object of your own references" })
  .superRefine((value, issues) => {
    const reserved = Object.keys(value).find((key) => key.startsWith("_"));
    if (reserved !== undefined)
      issues.addIssue(`must not use the key "${reserved}": keys that begin with _ are reserved`);
    if (Buffer.byteLength(JSON.stringify(value)) > META_LIMIT)
      issues.addIssue("must be at most 8 KiB of JSON");
  });

/** What `buildCustomerProfileSetup` takes, without the key. */
export const buildSetupInput = z.object({
  org_id: id("your organization's id"),
  brand_id: brandId.transform(String).pipe(id("the brand's id or its number")),
  contact_id: id("the contact's id in your CRM"),
  bc_meta: meta.optional(),
  bi_id: id("the id of a trigger item").optional(),
  gateway: z.enum(["stripe", "paypal"], { error: 'must be "stripe" or "paypal"' }).optional(),
});

export type BuildSetupInput = z.infer<typeof buildSetupInput>;

const token = z.string().min(1).max(200);
const locale = z.enum(["en", "es", "fr", "de", "pt", "ja", "ar"]);

/** The hosted page's own calls. */
export const beginInput = z.object({ locale, consentVersion: z.string().max(40) });
export const tryInput = z.object({ attemptId: token });
export const finishInput = z.object({ attemptId: token, outcome: z.literal("cancelled").optional() });
