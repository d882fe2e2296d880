/** One entry of the audit log, safe to show as it stands. */
export type AuditLine = {
  id: string;
  /** ISO 8601. */
  at: string;
  /** Staff by name, an API key by name, "Customer", "Gateway", "Edge". */
  who: string;
  actorType: "staff" | "api_key" | "customer" | "gateway" | "system";
  actorId: string;
  action: string;
  /** What was done, as a sentence without a full stop. */
  said: string;
  subjectId: string;
  customerId: string | null;
  /** What it was before and is now, field by field; empty where that is not what happened. */
  changes: { field: string; before: unknown; after: unknown }[];
  /** What else was written down. */
  more: Record<string, unknown>;
  /** From where; empty where nobody called. */
  address: string;
  requestId: string | null;
};
