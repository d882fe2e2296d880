import type {
  DriftStatus,
  FindingStatus,
  GatewayAccountStatus,
  GatewayMode,
  GatewayName,
} from "@/lib/generated/prisma/enums";

/** What the drift report shows. Props of components/admin/drift. Times are ISO 8601. */

export type DriftRunView = {
  id: string;
  at: string;
  endedAt: string | null;
  /** What of the provider's history was compared. */
  since: string;
  until: string;
  status: DriftStatus;
  error: string | null;
  /** The staff member who asked for it, by name; null when it was due. */
  by: string | null;
  /** "12 captures, 3 refunds and disputes"; empty while it runs. */
  compared: string;
  /** What was put right by the comparison, and what a later look found in order. */
  healed: number;
  gone: number;
  found: number;
};

export type AccountDriftView = {
  id: string;
  name: string;
  gateway: GatewayName;
  mode: GatewayMode;
  status: GatewayAccountStatus;
  openFindings: number;
  running: boolean;
  /** The newest first. */
  runs: DriftRunView[];
};

export type FindingView = {
  id: string;
  title: string;
  /** What it says about the two, in a sentence. */
  meaning: string;
  /** What is left to do, in a sentence or two. */
  mend: string;
  status: FindingStatus;
  accountName: string;
  foundAt: string;
  seenAt: string;
  closedAt: string | null;
  customerId: string | null;
  chargeId: string | null;
  /** The provider's id of what it is about. */
  providerRef: string | null;
  facts: { name: string; value: string }[];
  /** The doctor can say why it happened. */
  asksDoctor: boolean;
  /** The charge still waits, and staff may end it. */
  mayEnd: boolean;
};
