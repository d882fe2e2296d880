import type { AuditedAction } from "@/lib/audit/record";
import type { AuditEntry } from "@/lib/generated/prisma/client";
import { CUSTOMER_SENTENCES } from "./customer-sentences";
import type { TimelineActor, Told } from "./entry";
import type { Names } from "./names";
import { ORGANIZATION_SENTENCES } from "./organization-sentences";
import type { AuditKind, Sentence } from "./sentence";

const SENTENCES: Record<AuditedAction, Sentence> = { ...CUSTOMER_SENTENCES, ...ORGANIZATION_SENTENCES };

/** The actions of these kinds. */
export function actionsOf(kinds: readonly AuditKind[]): string[] {
  return Object.entries(SENTENCES).flatMap(([action, { kind }]) => (kinds.includes(kind) ? [action] : []));
}

export type Audited = Pick<AuditEntry, "action" | "actorType" | "actorId" | "subjectId" | "details">;

/** An entry of the audit trail as a sentence. Pure; also of entries that are about no customer. */
export function tellAudit(entry: Audited, names: Names): Told {
  const { subjectId, actorType: actor } = entry;
  const who = toWho(toActor(entry, names));
  const sentence: Sentence | undefined = SENTENCES[entry.action as AuditedAction];
  // Written by a later version than this one.
  if (!sentence) return { kind: "change", tone: "neutral", title: `${who}: ${entry.action}` };
  const details = (entry.details ?? {}) as { [field: string]: unknown };
  const { kind, tone, say } = sentence;
  return { kind, tone, title: say({ who, actor, subjectId, details, names }) };
}

/** Who did it, by the name that people know. */
export function toActor({ actorType, actorId }: Audited, names: Names): TimelineActor {
  switch (actorType) {
    case "staff":
      return { type: actorType, name: names.staff.get(actorId) ?? "A former member of staff" };
    case "api_key":
      return { type: actorType, name: names.keys.get(actorId) ?? "API key" };
    case "customer":
      return { type: actorType, name: "Customer" };
    case "gateway":
      return { type: actorType, name: "Gateway" };
    case "system":
      return { type: actorType, name: "Edge" };
  }
}

const toWho = ({ type, name }: TimelineActor) => (type === "api_key" ? "Integrator" : name);
