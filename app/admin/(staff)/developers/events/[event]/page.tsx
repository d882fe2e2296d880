import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EventPage } from "@/components/admin/webhooks/event-page";
import { SendToEndpoint } from "@/components/admin/webhooks/send-again";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import type { PageProps } from "@/lib/http/list-params";
import { listEndpointViews } from "@/lib/webhooks/endpoint-overview";
import { getEventDetails } from "@/lib/webhooks/get-event-details";
import { resendEvent } from "../../webhooks/actions";

export const metadata: Metadata = { title: "Event" };

/** One event, and sending it to an endpoint. */
export default async function Page({ params }: PageProps<{ event: string }>) {
  const { ctx, role } = await requireStaff("viewer");
  const event = await getEventDetails(ctx, (await params).event);
  if (!event) notFound();
  const endpoints =
    covers(role, "operator") && event.type !== "webhook.test" ? await listEndpointViews(ctx) : [];
  return (
    <EventPage
      event={event}
      actions={
        endpoints.length > 0 && (
          <SendToEndpoint
            eventId={event.id}
            endpoints={endpoints.map(({ id, name }) => ({ id, name }))}
            action={resendEvent}
          />
        )
      }
    />
  );
}
