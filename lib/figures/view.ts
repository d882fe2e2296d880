/** What the home page says of what needs attention. Props of components/admin/home. */
export type AttentionKind =
  | "failed_charges"
  | "paused_enrollments"
  | "charges_in_doubt"
  | "gateway_trouble"
  | "expiring_cards"
  | "overdue_invoices"
  | "failed_mails"
  | "drift_findings"
  | "failing_endpoints";
