import { readFile } from "node:fs/promises";
import { z } from "zod";

const tenant = z.object({
  api_key: z.string(),
  org_id: z.string(),
  brand_id: z.string(),
  brand_number: z.union([z.number(), z.string()]),
  items: z.object({
    fixed: z.string(),
    variable: z.string(),
    event: z.string(),
    threshold: z.string(),
    inactive: z.string(),
    one_off: z.string(),
  }),
  stripe: z.object({ secret_key: z.string(), publishable_key: z.string() }),
  paypal: z.object({ client_id: z.string(), client_secret: z.string() }),
  staff: z.array(z.object({ email: z.string(), password: z.string(), role: z.string() })),
});

const demo = tenant.extend({ other_org: tenant });

/** What the seed says about the demo data; `sandbox.json` repeats it. */
export type Demo = z.infer<typeof demo>;

export async function readDemo(file: string): Promise<Demo> {
  return demo.parse(JSON.parse(await readFile(file, "utf8")));
}
