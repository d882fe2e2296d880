"use client";

import { Alert, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { ActionButton } from "@/components/admin/kit/action-button";
import { CopyCode } from "@/components/admin/kit/copy-code";
import { CopyText } from "@/components/admin/kit/copy-text";
import type { Field } from "@/components/admin/kit/dialog-field";
import type { StaffAction } from "@/components/admin/kit/use-action";
import { toCurl } from "@/components/docs/curl";

type MadeKey = { id: string; name: string; secret: string; brandNumber: number | null };

const FIELDS: readonly Field[] = [
  {
    name: "name",
    label: "Name",
    type: "text",
    required: true,
    help: "Where it is used, e.g. “Back office”. One key for each system: then one can be revoked alone.",
  },
  {
    name: "mode",
    label: "Mode",
    type: "select",
    options: [
      { value: "test", label: "Test" },
      { value: "live", label: "Live" },
    ],
    initial: "test",
    help: "Marks the key as ek_test_ or ek_live_, so that people see which is which. Whether money is real is a matter of the gateway accounts.",
  },
  {
    name: "lastDay",
    label: "Last day",
    type: "date",
    help: "It works through this day, UTC. Empty: it does not expire.",
  },
  {
    name: "ratePerSecond",
    label: "Calls per second",
    type: "number",
    placeholder: "50",
    help: "More than this, after a burst of twice as many, is answered with 429. Empty: 50.",
  },
];

/** Makes a key; its secret is shown once, with a call that uses it. */
export function MakeKey({
  action,
  origin,
  orgId,
}: {
  action: StaffAction<MadeKey>;
  origin: string;
  orgId: string;
}) {
  return (
    <ActionButton
      label="Make a key"
      title="Make an API key"
      says="Whoever has the key may set customers up, charge them and refund them for this organization. You see its secret once, right after this."
      confirm="Make the key"
      fields={FIELDS}
      action={action}
      input={{}}
      done={({ name }) => `The key “${name}” is made.`}
      result={(made) => <Secret made={made} origin={origin} orgId={orgId} />}
      button={{ variant: "filled", leftSection: <IconPlus size={16} /> }}
    />
  );
}

function Secret({ made, origin, orgId }: { made: MadeKey; origin: string; orgId: string }) {
  const curl = toCurl(
    origin,
    "/public/edge/getItems",
    { org_id: orgId, brand_id: made.brandNumber ?? "<a brand>" },
    made.secret,
  );
  return (
    <Stack>
      <Alert color="yellow" title="Copy the secret now">
        It is not kept here: after this dialog nobody can show it again. If it is lost, make another key.
      </Alert>
      <div>
        <Text fw={500} size="sm" mb={4}>
          Secret of “{made.name}”
        </Text>
        <CopyText text={made.secret} what="the secret" />
      </div>
      <div>
        <Text fw={500} size="sm" mb={4}>
          A call that uses it
        </Text>
        <CopyCode code={curl} label="A call that uses the key" copy="Copy the call" />
      </div>
    </Stack>
  );
}
