import Link from "next/link";
import type { ReactNode } from "react";
import { CopyText } from "@/components/admin/kit/copy-text";
import { EmptyState } from "@/components/admin/kit/empty-state";
import { Facts } from "@/components/admin/kit/facts";
import { JsonView } from "@/components/admin/kit/json-view";
import { ListTable } from "@/components/admin/kit/list-table";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { TimeText } from "@/components/admin/kit/time-text";
import type { EventDetails } from "@/lib/webhooks/view";
import { EVENT_DELIVERY_COLUMNS } from "./delivery-columns";
import { DELIVERIES } from "./paths";

/** One event: what it says, and to whom it was told. */
export function EventPage({ event, actions }: { event: EventDetails; actions: ReactNode }) {
  const { id, type, customer, at, payload, deliveries } = event;
  return (
    <>
      <PageHeader title={type} about={<TimeText at={at} />} actions={actions} />
      <Section title="Event">
        <Facts
          facts={[
            ["Event", <CopyText key="id" text={id} what="the event's id" />],
            [
              "Customer",
              customer && (
                <Link key="customer" href={`/admin/customers/${customer.id}`}>
                  {customer.name}
                </Link>
              ),
            ],
          ]}
        />
      </Section>
      <Section title="Deliveries">
        <ListTable
          label="Deliveries"
          columns={EVENT_DELIVERY_COLUMNS}
          rows={deliveries}
          rowKey={(delivery) => delivery.id}
          rowHref={(delivery) => `${DELIVERIES}/${delivery.id}`}
          path={`/admin/developers/events/${id}`}
          query={{}}
          empty={
            <EmptyState title="It was sent to nobody">
              No endpoint asked for events of this type when it happened. It can still be sent to one.
            </EmptyState>
          }
        />
      </Section>
      <Section title="Payload">
        <JsonView value={payload} label="Payload" />
      </Section>
    </>
  );
}
