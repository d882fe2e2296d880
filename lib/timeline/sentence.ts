import type { TimelineActor, TimelineKind, Tone } from "./entry";
import type { Names } from "./names";

/** The kinds that the audit trail tells. */
export const AUDIT_KINDS = ["page", "change", "money"] as const satisfies TimelineKind[];
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What a sentence is made of. */
export type Said = {
  /** "Olga Owner", "Integrator", "Customer", "Edge". */
  who: string;
  actor: TimelineActor["type"];
  subjectId: string;
  details: { readonly [field: string]: unknown };
  names: Names;
};

export type Sentence = { kind: AuditKind; tone: Tone; say: (said: Said) => string };

export const change = (say: Sentence["say"], tone: Tone = "neutral"): Sentence => ({
  kind: "change",
  tone,
  say,
});
export const page = (say: Sentence["say"], tone: Tone = "neutral"): Sentence => ({ kind: "page", tone, say });
export const aboutMoney = (say: Sentence["say"], tone: Tone = "neutral"): Sentence => ({
  kind: "money",
  tone,
  say,
});

/** `: reason` where one was given. */
export function because({ details }: Said): string {
  const { reason } = details;
  return typeof reason === "string" && reason !== "" ? `: ${reason}` : "";
}
