import { EmptyState } from "@/components/admin/kit/empty-state";
import { LinkButton } from "@/components/admin/kit/link-button";
import { PageHeader } from "@/components/admin/kit/page-header";

/** No such call, or one of another organization: they look alike. */
export default function NoSuchCall() {
  return (
    <>
      <title>No such call · Edge</title>
      <PageHeader title="API call" />
      <EmptyState
        title="There is no such call"
        action={
          <LinkButton href="/admin/developers/log" variant="default">
            Back to the API log
          </LinkButton>
        }
      >
        Calls are kept for 90 days. Check the request id, and that you are in the right organization.
      </EmptyState>
    </>
  );
}
