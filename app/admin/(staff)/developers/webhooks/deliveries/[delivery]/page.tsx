import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeliveryPage } from "@/components/admin/webhooks/delivery-page";
import { SendAgain } from "@/components/admin/webhooks/send-again";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import type { PageProps } from "@/lib/http/list-params";
import { getDelivery } from "@/lib/webhooks/get-delivery";
import { resendEvent } from "../../actions";

export const metadata: Metadata = { title: "Delivery" };

/** One delivery, and sending it again. */
export default async function Page({ params }: PageProps<{ delivery: string }>) {
  const { ctx, role } = await requireStaff("viewer");
  const delivery = await getDelivery(ctx, (await params).delivery);
  if (!delivery) notFound();
  const { event, endpoint, endpointDeleted, kind } = delivery;
  const may = covers(role, "operator") && !endpointDeleted && kind !== "test";
  return (
    <DeliveryPage
      delivery={delivery}
      actions={may && <SendAgain eventId={event.id} endpoint={endpoint} action={resendEvent} />}
    />
  );
}
