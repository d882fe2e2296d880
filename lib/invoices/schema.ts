import { z } from "zod";

const locale = z.enum(["en", "es", "fr", "de", "pt", "ja", "ar"]);
const attempt = z.number().int().min(1).max(1_000_000);

/** The pay page's own calls. */
export const beginPayInput = z.object({ locale });
export const tryPayInput = z.object({ attempt, method: z.enum(["saved", "other"]), locale });
export const paySavedInput = z.object({ locale });
export const finishPayInput = z.object({ outcome: z.literal("cancelled").optional() });
