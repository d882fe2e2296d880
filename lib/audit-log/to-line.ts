import type { AuditEntry } from "@/lib/generated/prisma/client";
import type { Names } from "@/lib/timeline/names";
import { tellAudit, toActor } from "@/lib/timeline/tell-audit";
import type { AuditLine } from "./view";

type Plain = Record<string, unknown>;

/** An entry as the log shows it: whole, since no secret is ever written down. Pure. */
export function toLine(entry: AuditEntry, names: Names): AuditLine {
  const { before, after, ...more } = (entry.details ?? {}) as Plain;
  const pairs = isPlain(before) || isPlain(after);
  return {
    id: entry.id,
    at: entry.createdAt.toISOString(),
    who: toActor(entry, names).name,
    actorType: entry.actorType,
    actorId: entry.actorId,
    action: entry.action,
    said: tellAudit(entry, names).title,
    subjectId: entry.subjectId,
    customerId: entry.customerId,
    changes: pairs ? toChanges(before, after) : [],
    more: pairs ? more : { ...more, ...given("before", before), ...given("after", after) },
    address: entry.address ?? "",
    requestId: entry.requestId?.startsWith("req_") ? entry.requestId : null,
  };
}

/** Field by field, in the order in which they were written down. */
function toChanges(before: unknown, after: unknown): AuditLine["changes"] {
  const [was, is] = [isPlain(before) ? before : {}, isPlain(after) ? after : {}];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((field) => ({ field, before: was[field] ?? null, after: is[field] ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

const given = (name: string, value: unknown) => (value === undefined ? {} : { [name]: value });

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
