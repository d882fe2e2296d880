import { Group } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EnrolledCustomers } from "@/components/admin/items/enrolled-customers";
import { FireCall } from "@/components/admin/items/fire-call";
import { ItemFacts } from "@/components/admin/items/item-facts";
import { ItemWarnings } from "@/components/admin/items/item-notices";
import { ItemStatusButton } from "@/components/admin/items/item-status-button";
import { RecentCharges } from "@/components/admin/items/recent-charges";
import { enrolledInWords } from "@/components/admin/items/words";
import { LinkButton } from "@/components/admin/kit/link-button";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { listCharges } from "@/lib/charges/list-charges";
import { callNames } from "@/lib/items/form-about";
import { itemWarnings } from "@/lib/items/item-warnings";
import { findStaffItem } from "@/lib/items/staff-items";
import { showCall } from "@/lib/items/view";
import { activateItem, deactivateItem } from "../actions";

export const metadata: Metadata = { title: "Billable item" };

const RECENT = 10;

type Props = { params: Promise<{ item: string }> };

export default async function ItemPage({ params }: Props) {
  const { ctx, role } = await requireStaff("viewer");
  const item = await findStaffItem(ctx, (await params).item);
  if (!item) notFound();
  const { id, terms, settings, enrolled, status } = item;
  const charges = await listCharges(ctx, { item: id, size: 25 });
  const isTrigger = terms.billingType === "trigger";
  return (
    <>
      <PageHeader
        title={terms.name}
        about={
          <Group gap="xs">
            <StatusBadge status={status} />
            {item.sentence}
          </Group>
        }
        actions={
          covers(role, "admin") && (
            <>
              <ItemStatusButton
                item={{ id, status, enrolled, name: terms.name }}
                activate={activateItem}
                deactivate={deactivateItem}
              />
              <LinkButton href={`/admin/items/${id}/edit`}>Edit</LinkButton>
            </>
          )
        }
      />
      <Section title="Terms">
        <ItemFacts item={item} />
      </Section>
      <ItemWarnings warnings={itemWarnings(terms, settings)} />
      {isTrigger && (
        <>
          <Section title="Fire it">
            <FireCall call={showCall(terms, callNames(ctx.orgId, settings.brands, item))} />
          </Section>
          <Section
            title="Recent charges"
            actions={
              <LinkButton href={`/admin/charges?item=${id}`} variant="default" size="xs">
                All charges
              </LinkButton>
            }
          >
            <RecentCharges itemId={id} charges={charges.rows.slice(0, RECENT)} />
          </Section>
          <Section
            title={
              item.customers.length > 0 ? `Enrolled: ${enrolledInWords(enrolled)}` : "Enrolled customers"
            }
            actions={
              <LinkButton href={`/admin/enrollments?item=${id}`} variant="default" size="xs">
                All enrollments
              </LinkButton>
            }
          >
            <EnrolledCustomers
              itemId={id}
              customers={item.customers}
              more={enrolled.active + enrolled.paused > item.customers.length}
            />
          </Section>
        </>
      )}
    </>
  );
}
