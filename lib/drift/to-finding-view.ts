import type { DriftFinding } from "@/lib/generated/prisma/client";
import type { ChargeStatus, FindingStatus } from "@/lib/generated/prisma/enums";
import { DRIFT_KINDS, type DriftKind } from "./kinds";
import { toFindingFacts } from "./to-finding-facts";
import type { FindingView } from "./view";

type Steps = {
  /** The doctor can say why it happened. */
  asksDoctor?: true;
  /** Staff may end its charge. */
  endsCharge?: true;
  /** Put right here alone: what is told of an open one is still to be done. */
  leftAfterHealing?: true;
};

/** What of a kind can be done from the report itself, beside looking at its charge and its customer. */
export const FINDING_STEPS: Record<DriftKind, Steps> = {
  capture_unrecorded: {},
  capture_unknown: {},
  captured_twice: {},
  capture_missing: {},
  amount_differs: {},
  refunds_differ: {},
  refund_unrecorded: {},
  refund_failed: {},
  dispute_unrecorded: { leftAfterHealing: true },
  event_missed: { asksDoctor: true, leftAfterHealing: true },
  method_gone: { leftAfterHealing: true },
  charge_unfinished: {},
  charge_in_doubt: { endsCharge: true },
};

/** What became of a finding that is closed. */
const CLOSED: Record<Exclude<FindingStatus, "open">, string> = {
  healed: "Edge has put it right.",
  gone: "A later comparison found both in agreement.",
  dismissed: "Staff have dismissed it; the audit log has the reason.",
};

type Finding = DriftFinding & { kind: DriftKind };

type Known = {
  accountNames: ReadonlyMap<string, string>;
  /** As the findings' charges stand now. */
  chargeStatuses: ReadonlyMap<string, ChargeStatus>;
};

/** A finding in words, with what may be done about it as things stand. Pure. */
export function toFindingView(finding: Finding, { accountNames, chargeStatuses }: Known): FindingView {
  const { kind, status, chargeId } = finding;
  const { title, meaning } = DRIFT_KINDS[kind];
  const { asksDoctor = false, endsCharge = false } = FINDING_STEPS[kind];
  const charge = chargeId === null ? undefined : chargeStatuses.get(chargeId);
  return {
    id: finding.id,
    title,
    meaning,
    mend: toMend(kind, status),
    status,
    accountName: accountNames.get(finding.gatewayAccountId) ?? finding.gatewayAccountId,
    foundAt: finding.foundAt.toISOString(),
    seenAt: finding.seenAt.toISOString(),
    closedAt: finding.closedAt?.toISOString() ?? null,
    customerId: finding.customerId,
    // What names a charge that is not here leads nowhere.
    chargeId: charge ? chargeId : null,
    providerRef: finding.providerRef,
    facts: toFindingFacts(finding.details, charge),
    asksDoctor,
    mayEnd: endsCharge && status === "open" && charge === "processing",
  };
}

function toMend(kind: DriftKind, status: FindingStatus): string {
  const { mend } = DRIFT_KINDS[kind];
  if (status === "open") return mend;
  return status === "healed" && FINDING_STEPS[kind].leftAfterHealing
    ? `${CLOSED.healed} ${mend}`
    : CLOSED[status];
}
