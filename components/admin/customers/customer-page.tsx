import { Grid, GridCol, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { ActionButton } from "@/components/admin/kit/action-button";
import { JsonView } from "@/components/admin/kit/json-view";
import { MoneyText } from "@/components/admin/kit/money-text";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { CustomerOverview } from "@/lib/customers/view";
import { ChargeNow } from "./charge-now";
import { Charges } from "./charges";
import { CustomerFacts } from "./customer-facts";
import { type EnrollmentActions, Enrollments } from "./enrollments";
import { SuspendOrRestore } from "./head-actions";
import { NewLink, type SentLink } from "./new-link";
import { Notes } from "./notes";
import { SetupLink } from "./setup-link";
import { CustomerTimeline, type TimelinePart } from "./timeline";

type Choice = { id: string; name: string };

export type CustomerActions = EnrollmentActions &
  Record<"enroll" | "revoke" | "suspend" | "restore" | "saveNotes" | "refund", StaffAction> & {
    sendLink: StaffAction<SentLink>;
    tryCharge: StaffAction<Record<string, unknown>>;
    chargeNow: StaffAction<Record<string, unknown>>;
    readMore: StaffAction<TimelinePart>;
  };

type Props = {
  customer: CustomerOverview;
  timeline: TimelinePart;
  choices: { brands: Choice[]; items: Choice[]; gateways: readonly string[] };
  /** What the viewer's role may do. */
  may: { operate: boolean; administer: boolean };
  actions: CustomerActions;
};

/** Everything about one customer: what is, what was, and what may be done. */
export function CustomerPage({ customer, timeline, choices, may, actions }: Props) {
  const { id, contact, enrollments, items } = customer;
  const live = enrollments.filter(({ status }) => status !== "cancelled");
  return (
    <>
      <PageHeader
        title={contact.name ?? contact.email ?? contact.id}
        about={contact.name ? (contact.email ?? contact.id) : undefined}
        actions={
          <>
            {may.administer && (
              <SuspendOrRestore
                customerId={id}
                status={customer.status}
                suspend={actions.suspend}
                restore={actions.restore}
              />
            )}
            {may.operate && customer.status !== "suspended" && (
              <NewLink
                choices={choices}
                action={actions.sendLink}
                customer={{
                  contactId: contact.id,
                  email: contact.email,
                  brandId: customer.brand.id,
                  gateway: customer.gateway,
                  active: customer.status === "active",
                }}
              />
            )}
            {may.operate && customer.status === "active" && (
              <ChargeNow
                customerId={id}
                brandId={customer.brand.id}
                enrollments={live}
                tryCharge={actions.tryCharge}
                chargeNow={actions.chargeNow}
              />
            )}
          </>
        }
      />
      <Grid>
        <GridCol span={{ base: 12, md: 7 }}>
          <Section title="Overview">
            <CustomerFacts customer={customer} />
          </Section>
          <Section
            title="Enrollments"
            actions={
              may.operate &&
              customer.status === "active" &&
              items.length > 0 && <Enroll customer={customer} action={actions.enroll} />
            }
          >
            <Enrollments enrollments={enrollments} actions={may.operate ? actions : null} />
          </Section>
          <Section title="Charges" actions={<Link href={`/admin/charges?customer=${id}`}>All charges</Link>}>
            <Charges charges={customer.charges} refund={may.administer ? actions.refund : null} />
          </Section>
          {customer.invoices.length > 0 && (
            <Section title="Invoices">
              <Invoices invoices={customer.invoices} />
            </Section>
          )}
        </GridCol>
        <GridCol span={{ base: 12, md: 5 }}>
          <Section title="Setup link">
            <SetupLink customerId={id} link={customer.link} revoke={may.operate ? actions.revoke : null} />
          </Section>
          <Section title="Notes">
            <Notes
              key={customer.notes}
              customerId={id}
              notes={customer.notes}
              save={may.administer ? actions.saveNotes : null}
            />
          </Section>
          {Object.keys(customer.meta as object).length > 0 && (
            <Section title="References (bc_meta)">
              <JsonView value={customer.meta} label="bc_meta" />
            </Section>
          )}
          <Section title="Timeline">
            <CustomerTimeline customerId={id} first={timeline} readMore={actions.readMore} />
          </Section>
        </GridCol>
      </Grid>
    </>
  );
}

function Enroll({ customer, action }: { customer: CustomerOverview; action: StaffAction }) {
  return (
    <ActionButton
      label="Enroll"
      title="Enroll the customer"
      says="From then on the item may be fired for this customer. Nothing is charged now."
      fields={[
        {
          name: "billable_item_id",
          label: "Billable item",
          type: "select",
          options: customer.items.map(({ id, name }) => ({ value: id, label: name })),
          initial: customer.items[0]?.id ?? "",
        },
      ]}
      action={action}
      input={{ billing_customer_id: customer.id, brand_id: customer.brand.id }}
      done="The customer is enrolled"
      button={{ size: "xs" }}
    />
  );
}

function Invoices({ invoices }: { invoices: CustomerOverview["invoices"] }) {
  return (
    <Stack gap="xs">
      {invoices.map(({ id, number, status, amount }) => (
        <Text key={id} component="div">
          <Link href={`/admin/invoices/${id}`}>{number}</Link> <StatusBadge status={status} />{" "}
          <MoneyText money={amount} />
        </Text>
      ))}
    </Stack>
  );
}
