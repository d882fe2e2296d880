import { EmptyState } from "@/components/admin/kit/empty-state";
import { LinkButton } from "@/components/admin/kit/link-button";
import { PageHeader } from "@/components/admin/kit/page-header";

/** No such event, or one of another organization: they look alike. */
export default function NoSuchEvent() {
  return (
    <>
      <PageHeader title="Event" />
      <EmptyState
        title="There is no such event"
        action={
          <LinkButton href="/admin/developers/events" variant="default">
            Back to the events
          </LinkButton>
        }
      >
        Check the event’s id, and that you are in the right organization.
      </EmptyState>
    </>
  );
}
