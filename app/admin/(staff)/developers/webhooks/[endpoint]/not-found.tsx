import { EmptyState } from "@/components/admin/kit/empty-state";
import { LinkButton } from "@/components/admin/kit/link-button";
import { PageHeader } from "@/components/admin/kit/page-header";

/** No such endpoint, or one of another organization: they look alike. */
export default function NoSuchEndpoint() {
  return (
    <>
      <PageHeader title="Endpoint" />
      <EmptyState
        title="There is no such endpoint"
        action={
          <LinkButton href="/admin/developers/webhooks" variant="default">
            Back to the endpoints
          </LinkButton>
        }
      >
        It may have been deleted. Check the address, and that you are in the right organization.
      </EmptyState>
    </>
  );
}
