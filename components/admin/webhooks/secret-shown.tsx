"use client";

import { Alert, Code, Stack, Text } from "@mantine/core";
import { CopyCode } from "@/components/admin/kit/copy-code";
import { CopyText } from "@/components/admin/kit/copy-text";

const RECEIVER = `import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.EDGE_WEBHOOK_SECRET);

// body: the request's text as it came, before anything parses it.
export function receive(body, headers) {
  const event = webhook.verify(body, headers); // throws when it is not from Edge
  // Keep event.event_id: an event may come more than once. Answer 2xx within the time-out.
  return event;
}`;

/** The secret that an endpoint's events are signed with, shown once, with how a receiver checks them. */
export function SecretShown({ secret, name }: { secret: string; name: string }) {
  return (
    <Stack>
      <Alert color="yellow" title="Copy the secret now">
        It is not shown again. Give it to the receiver as <Code>EDGE_WEBHOOK_SECRET</Code>; if it is lost,
        rotate it.
      </Alert>
      <div>
        <Text fw={500} size="sm" mb={4}>
          Secret of “{name}”
        </Text>
        <CopyText text={secret} what="the secret" />
      </div>
      <div>
        <Text fw={500} size="sm" mb={4}>
          How the receiver checks an event
        </Text>
        <Text size="sm" c="dimmed" mb={4}>
          Events are signed as Standard Webhooks say; there are libraries for most languages.
        </Text>
        <CopyCode code={RECEIVER} label="How the receiver checks an event" copy="Copy the code" />
      </div>
    </Stack>
  );
}
