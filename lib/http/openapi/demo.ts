import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { env } from "@/lib/env";
import type { DemoView } from "@/lib/reference/view";

const demoFile = z.object({
  api_key: z.string(),
  org_id: z.string(),
  brand_id: z.string(),
  items: z.object({ fixed: z.string() }),
});

/** The demo organization's key and ids, where the sandbox plays the providers; null in every other deployment. */
export async function readDemo(): Promise<DemoView | null> {
  const { EDGE_SANDBOX, EDGE_HOME } = env();
  if (!EDGE_SANDBOX) return null;
  const text = await readFile(path.join(EDGE_HOME, "demo.json"), "utf8").catch(() => null);
  const parsed = demoFile.safeParse(text === null ? null : JSON.parse(text));
  if (!parsed.success) return null;
  const { api_key, org_id, brand_id, items } = parsed.data;
  const item = items.fixed;
  return { key: api_key, ids: { org_id, brand_id, bi_id: item, billable_item_id: item } };
}
