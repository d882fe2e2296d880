import { ActionButton } from "@/components/admin/kit/action-button";
import type { StaffAction } from "@/components/admin/kit/use-action";

type Props = {
  customerId: string;
  status: "pending" | "active" | "suspended";
  suspend: StaffAction;
  restore: StaffAction;
};

const REASON = {
  name: "reason",
  label: "Reason",
  type: "text",
  help: "Kept, and told to the integrator.",
} as const;

/** Takes the customer out of use, or back into it. */
export function SuspendOrRestore({ customerId, status, suspend, restore }: Props) {
  const input = { billing_customer_id: customerId };
  if (status === "suspended")
    return (
      <ActionButton
        label="Restore"
        title="Restore the customer"
        says="Everything comes back as it was: enrollments, the payment method, and links that are still good."
        fields={[REASON]}
        action={restore}
        input={input}
        done="The customer is restored"
      />
    );
  return (
    <ActionButton
      label="Suspend"
      title="Suspend the customer"
      says="Nothing is fired, enrolled, set up or paid until the customer is restored; their hosted pages are closed. Enrollments keep their status."
      danger
      fields={[REASON]}
      action={suspend}
      input={input}
      done="The customer is suspended"
    />
  );
}
