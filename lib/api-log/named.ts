/** By which of its fields a call or its answer says whom it is about; the first that names something counts. */
const FIELDS = {
  customer_id: ["billing_customer_id", "bc_id", "ts_billing_customer_id"],
  charge_id: ["charge_id"],
  invoice_id: ["invoice_id"],
  enrollment_id: ["trigger_subscription_id", "ts_id"],
  contact_id: ["contact_id"],
} as const;

type Named = Record<keyof typeof FIELDS, string | null>;

/** The ids by which the customer can be found that a call is about, as its input or else its answer has them. Pure. */
export function findNamed(request: unknown, response: unknown): Named {
  const answer = toObject(response);
  const places = [toObject(request), toObject(answer.data), answer];
  const find = (names: readonly string[]) => {
    for (const place of places)
      for (const name of names) {
        const value = place[name];
        // Longer than any id, it names nobody.
        if (typeof value === "string" && value.length > 0 && value.length <= 200) return value.trim();
      }
    return null;
  };
  return {
    customer_id: find(FIELDS.customer_id),
    charge_id: find(FIELDS.charge_id),
    invoice_id: find(FIELDS.invoice_id),
    enrollment_id: find(FIELDS.enrollment_id),
    contact_id: find(FIELDS.contact_id),
  };
}

function toObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
