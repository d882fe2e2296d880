import { EmptyState } from "@/components/admin/kit/empty-state";
import { LinkButton } from "@/components/admin/kit/link-button";
import { PageHeader } from "@/components/admin/kit/page-header";

/** No such page, or nothing of this organization's under that id. */
export default function NotFound() {
  return (
    <>
      <title>Not found · Edge</title>
      <PageHeader title="Not found" />
      <EmptyState
        title="There is no such page here"
        action={<LinkButton href="/admin">Go to the first page</LinkButton>}
      >
        The address may be of another organization of yours: choose it in the upper left corner, and open the
        address again.
      </EmptyState>
    </>
  );
}
