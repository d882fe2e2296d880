import { type AuditedAction, recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

type Plain = string | number | boolean | null;

/** The fields of `after` that differ from `before`. */
export function changedFields<Row extends Record<string, Plain>>(before: Row, after: Row): (keyof Row)[] {
  return (Object.keys(after) as (keyof Row)[]).filter((field) => before[field] !== after[field]);
}

/** Writes down which settings were changed, from what to what. */
export async function recordChange<Row extends Record<string, Plain>>(
  tx: Tx,
  ctx: Context,
  { action, before, after }: { action: AuditedAction; before: Row; after: Row },
): Promise<void> {
  const fields = changedFields(before, after);
  const pick = (row: Row): Prisma.InputJsonObject =>
    Object.fromEntries(fields.map((field) => [toSnakeCase(String(field)), row[field] ?? null]));
  await recordAudit(tx, ctx, {
    action,
    subjectId: ctx.orgId,
    details: { before: pick(before), after: pick(after) },
  });
}

function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
