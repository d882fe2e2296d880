import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { LinkButton } from "@/components/admin/kit/link-button";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { EventList } from "@/components/admin/log/event-list";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { listEvents } from "@/lib/http/openapi/list-events";

export const metadata: Metadata = { title: "Webhooks" };

/** Where the organization's own endpoints will stand, and what they will be told. */
export default async function WebhooksPage() {
  await requireStaff("viewer");
  return (
    <>
      <PageHeader
        title="Webhooks"
        about="Endpoints of your own systems that Edge tells what happened, and what was delivered to them, come to this page."
        actions={
          <LinkButton href="/docs#events" variant="default">
            How events look
          </LinkButton>
        }
      />
      <Section title="Not yet delivered">
        <Text>
          This version of Edge records every event below and delivers none: no endpoint can be added yet.
          Until then the API’s answers and each customer’s timeline tell the same.
        </Text>
      </Section>
      <Section title="Events">
        <EventList events={listEvents()} />
      </Section>
    </>
  );
}
