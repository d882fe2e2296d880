import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import type { AuditEntry } from "@/lib/generated/prisma/client";
import { type Page, readKeys, USUAL_SIZE } from "@/lib/lists/page";
import { rowsOfKeys } from "@/lib/lists/rows-of-keys";
import { findNames } from "@/lib/timeline/names";
import { toConditions } from "./conditions";
import type { AuditFilters } from "./schema";
import { toLine } from "./to-line";
import type { AuditLine } from "./view";

/** A page of what was done in the organization, newest first; what is written meanwhile moves none to another page. */
export async function listAuditLog({ orgId }: Context, filters: AuditFilters): Promise<Page<AuditLine>> {
  return inOrg(orgId, async (tx) => {
    const conditions = await toConditions(tx, orgId, filters);
    const page = await readKeys(tx, {
      table: "audit_entry",
      orgId,
      order: { name: "time", column: "created_at", kind: "time" },
      direction: filters.dir ?? "desc",
      cursor: filters.cursor,
      size: filters.size ?? USUAL_SIZE,
      ...conditions,
    });
    return rowsOfKeys(page, (ids) => readLines(tx, orgId, ids));
  });
}

async function readLines(tx: Tx, orgId: string, ids: string[]): Promise<AuditLine[]> {
  const entries = await tx.auditEntry.findMany({ where: { orgId, id: { in: ids } } });
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const names = await findNames(tx, orgId, namedIn(entries));
  return ids.flatMap((id) => {
    const entry = byId.get(id);
    return entry ? [toLine(entry, names)] : [];
  });
}

function namedIn(entries: AuditEntry[]) {
  const staff = new Set<string>();
  const keys = new Set<string>();
  const items = new Set<string>();
  const charges = new Set<string>();
  for (const { actorType, actorId, subjectId, details } of entries) {
    if (actorType === "staff") staff.add(actorId);
    if (actorType === "api_key") keys.add(actorId);
    const { item_id, charge_id } = (details ?? {}) as { item_id?: unknown; charge_id?: unknown };
    for (const id of [subjectId, item_id])
      if (typeof id === "string" && /^(?:bi|ts)_/.test(id)) items.add(id);
    for (const id of [subjectId, charge_id])
      if (typeof id === "string" && id.startsWith("sc_")) charges.add(id);
  }
  return { staff, keys, items, charges };
}
