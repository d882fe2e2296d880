"use client";

import { Alert, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { ActionButton } from "@/components/admin/kit/action-button";
import type { Field } from "@/components/admin/kit/dialog-field";
import type { StaffAction } from "@/components/admin/kit/use-action";

type Connected = { id: string; name: string; webhookFault: string | null };

type Props = { connectStripe: StaffAction<Connected>; connectPaypal: StaffAction<Connected> };

const COMMON: readonly Field[] = [
  {
    name: "mode",
    label: "Mode",
    type: "select",
    options: [
      { value: "test", label: "Test" },
      { value: "live", label: "Live" },
    ],
    initial: "test",
    help: "Live moves real money.",
  },
  {
    name: "name",
    label: "Name",
    type: "text",
    required: true,
    help: "For your staff, e.g. “Stripe, Europe”. Customers do not see it.",
  },
];

const STRIPE: readonly Field[] = [
  ...COMMON,
  {
    name: "secretKey",
    label: "Secret key",
    type: "text",
    required: true,
    placeholder: "sk_…",
    help: "Sealed when it is kept, and never shown again.",
  },
  {
    name: "publishableKey",
    label: "Publishable key",
    type: "text",
    required: true,
    placeholder: "pk_…",
    help: "Of the same account and mode.",
  },
];

const PAYPAL: readonly Field[] = [
  ...COMMON,
  {
    name: "clientId",
    label: "Client id",
    type: "text",
    required: true,
    help: "Of a REST app that may vault payment methods.",
  },
  {
    name: "clientSecret",
    label: "Secret",
    type: "text",
    required: true,
    help: "Of the same app. Sealed when it is kept, and never shown again.",
  },
];

/** Two buttons: an account is connected once its keys were used at the provider. */
export function ConnectAccount({ connectStripe, connectPaypal }: Props) {
  return (
    <>
      <Connect gateway="PayPal" fields={PAYPAL} action={connectPaypal} />
      <Connect gateway="Stripe" fields={STRIPE} action={connectStripe} />
    </>
  );
}

function Connect({
  gateway,
  fields,
  action,
}: {
  gateway: string;
  fields: readonly Field[];
  action: StaffAction<Connected>;
}) {
  return (
    <ActionButton
      label={`Connect ${gateway}`}
      title={`Connect a ${gateway} account`}
      says={`The keys are tried at ${gateway} before they are kept. New set-ups with ${gateway} then begin at this account; one that is in use now is disabled, and customers saved there go on being charged there. ${gateway} is told to send its events here.`}
      fields={fields}
      action={action}
      input={{}}
      done={({ name }) => `“${name}” is connected.`}
      result={(connected) => <Outcome connected={connected} />}
      button={{ leftSection: <IconPlus size={16} /> }}
    />
  );
}

function Outcome({ connected: { name, webhookFault } }: { connected: Connected }) {
  return (
    <Stack>
      <Text>“{name}” is connected, and new set-ups begin there.</Text>
      {webhookFault ? (
        <Alert color="orange" title="Its events do not come yet">
          {webhookFault} The button is on the account's page. Until then Edge asks the provider itself, which
          takes longer.
        </Alert>
      ) : (
        <Text>Its webhook is registered. Run the go-live doctor next: it looks at everything else.</Text>
      )}
    </Stack>
  );
}
