import { z } from "zod";
import { listSchema, wireDay, wireTerm } from "@/lib/lists/schema";

/** Everybody of a sort; or one person's or key's id. */
export const ACTORS = ["staff", "api_key", "customer", "gateway", "system"] as const;

/** What the page of the audit log takes from its address. */
export const auditFilters = listSchema({
  q: wireTerm,
  who: z.union([z.enum(ACTORS), z.string().regex(/^(?:user|key)_[\w-]{1,100}$/)]),
  action: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
  /** Of what it is about, or of whom. */
  about: wireTerm,
  from: wireDay,
  to: wireDay,
});

export type AuditFilters = z.infer<typeof auditFilters>;
