"use client";

import { ActionButton } from "@/components/admin/kit/action-button";
import type { StaffAction } from "@/components/admin/kit/use-action";

type Endpoint = { id: string; name: string };
type Resend = StaffAction<{ waits: boolean }>;

/** Sends one event to an endpoint once more, besides whatever else waits for it. */
export function SendAgain({
  eventId,
  endpoint,
  action,
}: {
  eventId: string;
  endpoint: Endpoint;
  action: Resend;
}) {
  return (
    <ActionButton
      label="Send again"
      title={`Send the event to ${endpoint.name} again`}
      says="The same event goes out as another delivery, at once and out of order, with the same webhook-id: a receiver that keeps the ids it has seen takes it once. While the endpoint is paused or disabled it waits."
      confirm="Send it again"
      action={action}
      input={{ event_id: eventId, wh_id: endpoint.id }}
      done={({ waits }) =>
        waits ? `It waits until ${endpoint.name} is in use again.` : `It is on its way to ${endpoint.name}.`
      }
    />
  );
}

/** Sends an event to one of the endpoints, whether it was ever sent there or not. */
export function SendToEndpoint({
  eventId,
  endpoints,
  action,
}: {
  eventId: string;
  endpoints: readonly Endpoint[];
  action: Resend;
}) {
  return (
    <ActionButton
      label="Send to an endpoint"
      title="Send the event to an endpoint"
      says="It goes out as another delivery, at once and out of order, whatever events the endpoint asks for otherwise. A receiver that had it before knows it by its webhook-id. While the endpoint is paused or disabled it waits."
      confirm="Send it"
      fields={[
        {
          name: "wh_id",
          label: "Endpoint",
          type: "select",
          options: endpoints.map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      action={action}
      input={{ event_id: eventId }}
      done={({ waits }) => (waits ? "It waits until the endpoint is in use again." : "It is on its way.")}
    />
  );
}
