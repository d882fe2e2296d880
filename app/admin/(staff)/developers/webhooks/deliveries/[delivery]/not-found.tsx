import { EmptyState } from "@/components/admin/kit/empty-state";
import { LinkButton } from "@/components/admin/kit/link-button";
import { PageHeader } from "@/components/admin/kit/page-header";

/** No such delivery, or one of another organization: they look alike. */
export default function NoSuchDelivery() {
  return (
    <>
      <PageHeader title="Delivery" />
      <EmptyState
        title="There is no such delivery"
        action={
          <LinkButton href="/admin/developers/webhooks/deliveries" variant="default">
            Back to the deliveries
          </LinkButton>
        }
      >
        Deliveries are kept for 90 days. Check the address, and that you are in the right organization.
      </EmptyState>
    </>
  );
}
