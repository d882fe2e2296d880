import { z } from "zod";
import { wireId } from "@/lib/wire";

const name = z
  .string({ error: "Enter a name: where the key is used, so that it can be told from others." })
  .trim()
  .min(1, "Enter a name: where the key is used, so that it can be told from others.")
  .max(100, "Use at most 100 characters for the name.");

/** The day through which it works, UTC. */
const lastDay = z.iso
  .date({ error: "Write the date like 2027-01-31, or leave it empty for a key that does not expire." })
  .refine((day) => Date.parse(day) < Date.now() + 10 * 366 * 86_400_000, {
    error: "Choose a date within the next ten years, or leave it empty.",
  })
  .transform((day) => new Date(Date.parse(day) + 86_400_000))
  .refine((end) => end > new Date(), { error: "Choose a date that is not over yet." });

const RATE = "Write a whole number from 1 to 1000, or leave it empty for 50.";

export const makeApiKeyInput = z.object({
  name,
  mode: z.enum(["test", "live"], { error: "Choose test or live." }),
  lastDay: lastDay.optional(),
  ratePerSecond: z.coerce.number({ error: RATE }).int(RATE).min(1, RATE).max(1000, RATE).optional(),
});

export const renameApiKeyInput = z.object({ keyId: wireId, name });

export const revokeApiKeyInput = z.object({ keyId: wireId });

export type MakeApiKeyInput = z.output<typeof makeApiKeyInput>;
