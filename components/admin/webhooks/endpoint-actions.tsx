"use client";

import { Stack, Text } from "@mantine/core";
import { ActionButton } from "@/components/admin/kit/action-button";
import type { StaffAction } from "@/components/admin/kit/use-action";
import { LatencyText } from "@/components/admin/log/latency-text";
import type { AttemptView, EndpointView } from "@/lib/webhooks/view";
import { Attempted } from "./attempt-list";
import { LastAnswer } from "./delivery-state";
import { ENDPOINTS } from "./paths";
import { ReplayEndpoint } from "./replay-endpoint";
import { SecretShown } from "./secret-shown";
import { waitInWords } from "./words";

type Tested = Pick<AttemptView, "outcome" | "status" | "latencyMs" | "answer" | "error">;

type Props = {
  endpoint: EndpointView;
  test: StaffAction<Tested>;
  update: StaffAction;
  rotate: StaffAction<{ secret: string }>;
  count: StaffAction<{ count: number }>;
  replay: StaffAction<{ queued: number }>;
};

/** What is done with an endpoint day by day. */
export function EndpointActions({ endpoint, test, update, rotate, count, replay }: Props) {
  const { id, name, status } = endpoint;
  return (
    <>
      <ActionButton
        label="Send a test"
        title={`Send a test event to ${name}`}
        says="One event of the type webhook.test is signed and posted now, also while the endpoint is paused or disabled. It is about no customer, and it is not tried again."
        confirm="Send it"
        action={test}
        input={{ wh_id: id }}
        done=""
        result={(tested) => <Answer tested={tested} />}
      />
      <ReplayEndpoint endpoint={endpoint} count={count} replay={replay} />
      <ActionButton
        label="Rotate the secret"
        title={`Rotate the secret of ${name}`}
        says="A new secret is made, and shown once. For as long as you say, events carry both signatures: give the receiver the new secret within that time."
        confirm="Make a new secret"
        fields={[
          {
            name: "wh_grace_hours",
            label: "Hours until the old one ends",
            type: "number",
            initial: "24",
            help: "0 to 168. 0 ends it at once, for a secret that leaked.",
          },
        ]}
        action={rotate}
        input={{ wh_id: id }}
        done="The secret is rotated."
        result={({ secret }) => <SecretShown secret={secret} name={name} />}
      />
      {status === "active" ? (
        <ActionButton
          label="Pause"
          title={`Pause ${name}`}
          says="Nothing is sent to it until you resume it. Its events wait meanwhile, and are sent in their order then."
          action={update}
          input={{ wh_id: id, wh_status: "paused" }}
          done="The endpoint is paused."
        />
      ) : (
        <ActionButton
          label={status === "paused" ? "Resume" : "Enable again"}
          title={`${status === "paused" ? "Resume" : "Enable"} ${name}`}
          says={resumes(endpoint)}
          action={update}
          input={{ wh_id: id, wh_status: "active" }}
          done="The endpoint is in use."
          button={{ variant: "filled" }}
        />
      )}
    </>
  );
}

export function DeleteEndpoint({ endpoint, action }: { endpoint: EndpointView; action: StaffAction }) {
  const { id, name, waiting } = endpoint;
  return (
    <ActionButton
      label="Delete"
      title={`Delete ${name}`}
      says={`Nothing is sent to it any more, for good${waiting > 0 ? `: ${waitInWords(waiting)} for it and will not be sent` : ""}. What was delivered stays in the lists.`}
      confirm="Delete the endpoint"
      danger
      action={action}
      input={{ wh_id: id }}
      done="The endpoint is deleted."
      leadsTo={ENDPOINTS}
    />
  );
}

function resumes({ waiting }: EndpointView): string {
  if (waiting === 0) return "It is sent what happens from now on; nothing waits for it.";
  return `${waitInWords(waiting)}: ${waiting === 1 ? "it is" : "they are"} sent at once, in the order of each customer, and then what is new.`;
}

function Answer({ tested }: { tested: Tested }) {
  return (
    <Stack gap="xs">
      <Text component="div" fw={600}>
        <LastAnswer outcome={tested.outcome} status={tested.status} />
      </Text>
      {tested.latencyMs !== null && (
        <Text size="sm" c="dimmed">
          After <LatencyText ms={tested.latencyMs} />
        </Text>
      )}
      <Attempted attempt={tested} />
    </Stack>
  );
}
