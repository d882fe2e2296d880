import type { Metadata } from "next";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { LinkButton } from "@/components/admin/kit/link-button";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { EventList } from "@/components/admin/log/event-list";
import { EndpointList } from "@/components/admin/webhooks/endpoint-list";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { listEvents } from "@/lib/http/openapi/list-events";
import { listEndpointViews } from "@/lib/webhooks/endpoint-overview";

export const metadata: Metadata = { title: "Webhooks" };

/** The endpoints of the organization's own systems that Edge tells what happens to its customers. */
export default async function WebhooksPage() {
  const { ctx, role } = await requireStaff("viewer");
  const mayAdd = covers(role, "admin");
  const endpoints = await listEndpointViews(ctx);
  const add = mayAdd && <LinkButton href="/admin/developers/webhooks/new">Add an endpoint</LinkButton>;
  return (
    <>
      <PageHeader
        title="Webhooks"
        about="Endpoints of your own systems that Edge tells what happens to your customers, signed and in order."
        actions={
          <>
            <LinkButton href="/docs#events" variant="default">
              How events look
            </LinkButton>
            {endpoints.length > 0 && add}
          </>
        }
      />
      <Section>
        <EndpointList
          endpoints={endpoints}
          empty={
            <EmptyState title="No endpoints yet" action={add}>
              {mayAdd
                ? "Add the address of a route of yours that takes POST requests: it is told of everything that happens from then on. Events until then can be replayed to it."
                : "An admin of this organization can add one; events until then can be replayed to it."}
            </EmptyState>
          }
        />
      </Section>
      {endpoints.length === 0 && (
        <Section title="What endpoints are told">
          <EventList events={listEvents()} />
        </Section>
      )}
    </>
  );
}
