import { z } from "zod";
import type { Context } from "@/lib/context";
import { edgeAction } from "../edge-action";

const toySchema = z.object({
  org_id: z.string(),
  name: z.string().min(1).max(10),
  kind: z.enum(["red", "blue"]).optional(),
  brand: z.union([z.string(), z.number()]).optional(),
  count: z.number().int().min(1).max(9).optional(),
  meta: z.record(z.string(), z.unknown()).optional(),
  tags: z.array(z.string()).max(2).optional(),
  note: z.string({ error: "must be a sentence" }).optional(),
});

export type ToyInput = z.output<typeof toySchema>;

/** An action whose work is the test's. */
export function toyAction(
  run: (ctx: Context, input: ToyInput) => Promise<Record<string, unknown>>,
  writes = true,
  sealsAnswer = false,
) {
  return edgeAction({
    name: "toy",
    sealsAnswer,
    reference: { summary: "Toy", answer: z.unknown(), errors: [], example: { request: {}, answer: {} } },
    schema: toySchema,
    writes,
    run,
    present: (data) => ({ data }),
  });
}
