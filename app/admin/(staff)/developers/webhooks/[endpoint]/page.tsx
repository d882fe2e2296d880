import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { LinkButton } from "@/components/admin/kit/link-button";
import { ListTable } from "@/components/admin/kit/list-table";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { ENDPOINT_DELIVERY_COLUMNS } from "@/components/admin/webhooks/delivery-columns";
import { DeleteEndpoint, EndpointActions } from "@/components/admin/webhooks/endpoint-actions";
import { EndpointFacts } from "@/components/admin/webhooks/endpoint-facts";
import { EndpointTrouble } from "@/components/admin/webhooks/endpoint-trouble";
import { DELIVERIES, ENDPOINTS } from "@/components/admin/webhooks/paths";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import type { PageProps } from "@/lib/http/list-params";
import { findEndpointView } from "@/lib/webhooks/endpoint-overview";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";
import {
  countReplay,
  deleteEndpoint,
  replayEvents,
  rotateSecret,
  testEndpoint,
  updateEndpoint,
} from "../actions";

export const metadata: Metadata = { title: "Endpoint" };

/** One endpoint: how it does, what may be done with it, and what it was sent last. */
export default async function EndpointPage({ params }: PageProps<{ endpoint: string }>) {
  const { ctx, role } = await requireStaff("viewer");
  const endpoint = await findEndpointView(ctx, (await params).endpoint);
  if (!endpoint) notFound();
  const { id, name, status } = endpoint;
  const may = covers(role, "admin");
  const { rows } = await listDeliveries(ctx, { endpoint: id, size: 25 });
  return (
    <>
      <PageHeader
        title={name}
        about={<StatusBadge status={status} />}
        actions={
          may && (
            <>
              <EndpointActions
                endpoint={endpoint}
                test={testEndpoint}
                update={updateEndpoint}
                rotate={rotateSecret}
                count={countReplay}
                replay={replayEvents}
              />
              <LinkButton href={`${ENDPOINTS}/${id}/edit`} variant="default">
                Edit
              </LinkButton>
              <DeleteEndpoint endpoint={endpoint} action={deleteEndpoint} />
            </>
          )
        }
      />
      <EndpointTrouble endpoint={endpoint} />
      <Section title="Endpoint">
        <EndpointFacts endpoint={endpoint} />
      </Section>
      <Section
        title="Latest deliveries"
        actions={
          <>
            <LinkButton href={`${DELIVERIES}?endpoint=${id}&status=pending`} variant="default" size="xs">
              Waiting
            </LinkButton>
            <LinkButton href={`${DELIVERIES}?endpoint=${id}&status=failed`} variant="default" size="xs">
              Given up
            </LinkButton>
            <LinkButton href={`${DELIVERIES}?endpoint=${id}`} variant="default" size="xs">
              All deliveries
            </LinkButton>
          </>
        }
      >
        <ListTable
          label="Deliveries"
          columns={ENDPOINT_DELIVERY_COLUMNS.filter(({ optional }) => !optional).map(
            ({ sort: _, ...column }) => column,
          )}
          rows={rows}
          rowKey={(delivery) => delivery.id}
          rowHref={(delivery) => `${DELIVERIES}/${delivery.id}`}
          path={`${ENDPOINTS}/${id}`}
          query={{}}
          empty={
            <EmptyState title="Nothing was sent yet">
              Send a test to see whether it answers. What happened before can be replayed to it.
            </EmptyState>
          }
        />
      </Section>
    </>
  );
}
