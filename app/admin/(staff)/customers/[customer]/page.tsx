import { notFound } from "next/navigation";
import { CustomerPage } from "@/components/admin/customers/customer-page";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { getCustomerOverview } from "@/lib/customers/get-overview";
import { listChoices } from "@/lib/customers/list-choices";
import type { PageProps } from "@/lib/http/list-params";
import { readTimeline } from "@/lib/timeline/read-timeline";
import {
  cancel,
  chargeNow,
  enrollCustomer,
  pause,
  readMoreOfTimeline,
  refund,
  restore,
  resume,
  revokeSetupLink,
  saveNotes,
  sendSetupLink,
  suspend,
  tryCharge,
} from "../actions";

export const metadata = { title: "Customer" };

/** One customer: what is, what was, and what may be done. */
export default async function Page({ params }: PageProps<{ customer: string }>) {
  const { ctx, role } = await requireStaff("viewer");
  const { customer: id } = await params;
  const [customer, timeline, choices] = await Promise.all([
    getCustomerOverview(ctx, id),
    readTimeline(ctx, id),
    listChoices(ctx),
  ]);
  if (!customer) notFound();
  return (
    <CustomerPage
      customer={customer}
      timeline={timeline}
      choices={choices}
      may={{ operate: covers(role, "operator"), administer: covers(role, "admin") }}
      actions={{
        enroll: enrollCustomer,
        pause,
        resume,
        cancel,
        revoke: revokeSetupLink,
        suspend,
        restore,
        saveNotes,
        refund,
        sendLink: sendSetupLink,
        tryCharge,
        chargeNow,
        readMore: readMoreOfTimeline,
      }}
    />
  );
}
