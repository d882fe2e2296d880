import { Anchor } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";
import { CopyText } from "@/components/admin/kit/copy-text";
import { Facts } from "@/components/admin/kit/facts";
import { JsonView } from "@/components/admin/kit/json-view";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { TimeText } from "@/components/admin/kit/time-text";
import type { DeliveryDetails } from "@/lib/webhooks/view";
import { AttemptList } from "./attempt-list";
import { DeliveryState } from "./delivery-state";
import { ENDPOINTS } from "./paths";
import { KINDS } from "./words";

/** One event to one endpoint: how it stands, each attempt, and what was sent. */
export function DeliveryPage({ delivery, actions }: { delivery: DeliveryDetails; actions: ReactNode }) {
  const { event, endpoint, customer, kind, deliveredAt, endpointDeleted } = delivery;
  return (
    <>
      <PageHeader title={event.type} about={<DeliveryState delivery={delivery} />} actions={actions} />
      <Section title="Delivery">
        <Facts
          facts={[
            [
              "Endpoint",
              endpointDeleted ? (
                `${endpoint.name}, deleted since`
              ) : (
                <Link key="endpoint" href={`${ENDPOINTS}/${endpoint.id}`}>
                  {endpoint.name}
                </Link>
              ),
            ],
            ["Address", <CopyText key="url" text={delivery.endpointUrl} what="the address" />],
            [
              "Event",
              <Link key="event" href={`/admin/developers/events/${event.id}`}>
                {event.id}
              </Link>,
            ],
            ["Made", KINDS[kind] ?? "with its event"],
            [
              "Customer",
              customer && (
                <Link key="customer" href={`/admin/customers/${customer.id}`}>
                  {customer.name}
                </Link>
              ),
            ],
            ["Time (UTC)", <TimeText key="at" at={delivery.at} />],
            ["Delivered", deliveredAt && <TimeText key="delivered" at={deliveredAt} />],
            ["Delivery", <CopyText key="id" text={delivery.id} what="the delivery's id" />],
          ]}
        />
      </Section>
      <Section title={delivery.attempts > 0 ? `Attempts: ${delivery.attempts}` : "Attempts"}>
        {delivery.tries.length > 0 ? <AttemptList attempts={delivery.tries} /> : "It was not posted yet."}
      </Section>
      <Section
        title="Payload"
        actions={
          <Anchor href={`/docs#${event.type}`} size="sm">
            What its fields mean
          </Anchor>
        }
      >
        <JsonView value={delivery.payload} label="Payload" />
      </Section>
    </>
  );
}
