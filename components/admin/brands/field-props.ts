import type { BrandDraft } from "@/lib/brands/schema";

/** What each part of the brand's form is given. */
export type FieldProps = {
  draft: BrandDraft;
  set: (part: Partial<BrandDraft>) => void;
  errorOf: (name: keyof BrandDraft) => string | undefined;
  disabled: boolean;
};
