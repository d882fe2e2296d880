import { Alert, Text } from "@mantine/core";
import { IconAlertTriangle, IconPlayerPause } from "@tabler/icons-react";
import type { EndpointView } from "@/lib/webhooks/view";
import { waitInWords } from "./words";

/** An endpoint that is not told of what happens, or does not take it: since when, why, and what to do. */
export function EndpointTrouble({ endpoint }: { endpoint: EndpointView }) {
  const { status, statusReason, failureCount, failingSince, sealed, waiting } = endpoint;
  const queue = waiting > 0 ? ` ${waitInWords(waiting)} for it.` : "";
  if (status === "disabled")
    return (
      <Alert
        color="red"
        mb="md"
        icon={<IconAlertTriangle size={18} />}
        title="Disabled: nothing is sent to it"
      >
        <Text size="sm">
          {statusReason} What happens is kept for it for 30 days.{queue} Mend the receiver, send a test, and
          enable the endpoint again: it is sent everything that waits.
        </Text>
      </Alert>
    );
  if (status === "paused")
    return (
      <Alert
        color="yellow"
        mb="md"
        icon={<IconPlayerPause size={18} />}
        title="Paused: nothing is sent to it"
      >
        <Text size="sm">
          {statusReason} What happens waits for it.{queue}
        </Text>
      </Alert>
    );
  if (sealed)
    return (
      <Alert
        color="red"
        mb="md"
        icon={<IconAlertTriangle size={18} />}
        title="Edge cannot open its secrets: nothing is sent to it"
      >
        <Text size="sm">
          No key of this deployment opens them, so its events cannot be signed. Whoever runs the deployment
          must add the former EDGE_SECRET_KEY to EDGE_SECRET_KEY_PREVIOUS.{queue} Nothing is given up
          meanwhile; after five days of it the endpoint is disabled, and your owners are mailed.
        </Text>
      </Alert>
    );
  if (failureCount < 3 || !failingSince) return null;
  return (
    <Alert color="orange" mb="md" icon={<IconAlertTriangle size={18} />} title="It does not take its events">
      <Text size="sm">
        {failureCount.toLocaleString("en")} attempts in a row failed since{" "}
        {failingSince.slice(0, 16).replace("T", " ")} UTC.{queue} Nothing is given up while it takes nothing
        at all; after five days it is disabled, and your owners are mailed.
      </Text>
    </Alert>
  );
}
