import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/admin/kit/page-header";
import { EndpointForm } from "@/components/admin/webhooks/endpoint-form";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import type { PageProps } from "@/lib/http/list-params";
import { findEndpointView } from "@/lib/webhooks/endpoint-overview";
import { eventGroups } from "@/lib/webhooks/event-groups";
import { updateEndpoint } from "../../actions";

export const metadata: Metadata = { title: "Edit the endpoint" };

export default async function EditEndpointPage({ params }: PageProps<{ endpoint: string }>) {
  const { ctx } = await requireStaff("admin");
  const endpoint = await findEndpointView(ctx, (await params).endpoint);
  if (!endpoint) notFound();
  return (
    <>
      <PageHeader
        title={`Edit ${endpoint.name}`}
        about="It counts for every post from then on, also of what waits already."
      />
      <EndpointForm groups={eventGroups()} edited={endpoint} save={updateEndpoint} />
    </>
  );
}
