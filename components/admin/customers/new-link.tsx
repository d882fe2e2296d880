"use client";

import { Stack, Text } from "@mantine/core";
import { ActionButton } from "@/components/admin/kit/action-button";
import { CopyText } from "@/components/admin/kit/copy-text";
import type { Field } from "@/components/admin/kit/dialog-field";
import type { StaffAction } from "@/components/admin/kit/use-action";

type Choice = { id: string; name: string };

export type SentLink = { url: string; mailedTo: string | null; existing: boolean };

type Props = {
  choices: { brands: Choice[]; items: Choice[]; gateways: readonly string[] };
  action: StaffAction<SentLink>;
  /** The customer whom the link is for; without one, the dialog asks for a contact. */
  customer?: { contactId: string; email: string | null; brandId: string; gateway: string; active: boolean };
};

/** Opens a setup link for a contact, to be copied or mailed. */
export function NewLink({ choices, action, customer }: Props) {
  const label = customer ? (customer.active ? "Replace the method" : "Send a setup link") : "New customer";
  return (
    <ActionButton
      label={label}
      title={label}
      says={toSays(customer)}
      confirm={customer ? "Open the link" : "Create the customer"}
      fields={toFields(choices, customer)}
      action={action}
      input={customer ? { contact_id: customer.contactId } : {}}
      done={({ mailedTo }) => (mailedTo ? `The link is mailed to ${mailedTo}` : "The link is open")}
      result={(sent) => <LinkResult sent={sent} />}
      button={{ variant: customer ? "default" : "filled" }}
    />
  );
}

function toSays(customer: Props["customer"]): string {
  if (!customer)
    return "A pending customer is created, with a page on which they save how they pay. Nothing is charged before they agree.";
  if (customer.active)
    return "The link opens again. What the customer saves there takes the place of the payment method; enrollments stay, and nothing is charged.";
  return "The customer's page opens anew, for as long as your settings say.";
}

function toFields({ brands, items, gateways }: Props["choices"], customer: Props["customer"]): Field[] {
  const toOption = ({ id, name }: Choice) => ({ value: id, label: name });
  const contact: Field[] = customer
    ? []
    : [
        {
          name: "contact_id",
          label: "Contact id",
          type: "text",
          required: true,
          help: "The id under which your CRM knows them. Somebody who is a customer already gets a new link.",
        },
        { name: "contact_name", label: "Name", type: "text" },
      ];
  const item: Field[] = customer?.active
    ? []
    : [
        {
          name: "bi_id",
          label: "Enroll in",
          type: "select",
          options: [
            { value: "", label: customer ? "As it was asked for" : "Nothing yet" },
            ...items.map(toOption),
          ],
        },
      ];
  return [
    ...contact,
    { name: "contact_email", label: "E-mail", type: "email", initial: customer?.email ?? "" },
    {
      name: "brand_id",
      label: "Brand",
      type: "select",
      options: brands.map(toOption),
      initial: customer?.brandId ?? "",
    },
    {
      name: "gateway",
      label: "Gateway",
      type: "select",
      options: gateways.map((gateway) => ({
        value: gateway,
        label: gateway === "stripe" ? "Card (Stripe)" : "PayPal",
      })),
      initial: customer?.gateway ?? "",
    },
    ...item,
    { name: "mail", label: "Mail them the link", type: "checkbox", initial: false },
  ];
}

function LinkResult({ sent: { url, mailedTo } }: { sent: SentLink }) {
  return (
    <Stack gap="xs">
      <Text>
        {mailedTo
          ? `It is on its way to ${mailedTo}. You may pass it on otherwise, too:`
          : "Pass this address on to the customer:"}
      </Text>
      <CopyText text={url} what="the link" />
    </Stack>
  );
}
