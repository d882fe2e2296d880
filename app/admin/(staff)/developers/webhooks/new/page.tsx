import type { Metadata } from "next";
import { PageHeader } from "@/components/admin/kit/page-header";
import { EndpointForm } from "@/components/admin/webhooks/endpoint-form";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { eventGroups } from "@/lib/webhooks/event-groups";
import { createEndpoint } from "../actions";

export const metadata: Metadata = { title: "Add an endpoint" };

export default async function NewEndpointPage() {
  await requireStaff("admin");
  return (
    <>
      <PageHeader
        title="Add an endpoint"
        about="It is told of what happens from then on. The secret that checks its events is shown once, right after this."
      />
      <EndpointForm groups={eventGroups()} edited={null} save={createEndpoint} />
    </>
  );
}
