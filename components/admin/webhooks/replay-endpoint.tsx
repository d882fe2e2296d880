"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { DialogField, type Field, toInput } from "@/components/admin/kit/dialog-field";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { type StaffAction, useAction } from "@/components/admin/kit/use-action";
import type { EndpointView } from "@/lib/webhooks/view";
import { sendsAgainInWords, sentAgainInWords } from "./words";

const SINCE: Field = {
  name: "since",
  label: "Since (UTC)",
  type: "text",
  required: true,
  placeholder: "YYYY-MM-DD HH:MM",
  help: "A day, or a day and a time.",
};

type Props = {
  endpoint: EndpointView;
  count: StaffAction<{ count: number }>;
  replay: StaffAction<{ queued: number }>;
};

/** Sends an endpoint what happened since a time once more, having said how many events that is. */
export function ReplayEndpoint({ endpoint: { id, name, eventTypes }, count, replay }: Props) {
  const [opened, setOpened] = useState(false);
  /** What would be sent since the time that the field shows; null until it is counted. */
  const [counted, setCounted] = useState<number | null>(null);
  const counting = useAction(count, { onDone: (value) => setCounted(value.count) });
  const replaying = useAction(replay, {
    done: ({ queued }) => sentAgainInWords(queued),
    onDone: () => setOpened(false),
  });
  const busy = counting.busy || replaying.busy;
  const fault = counting.fault ?? replaying.fault;

  const forget = () => {
    setCounted(null);
    counting.clear();
    replaying.clear();
  };
  const open = () => {
    forget();
    setOpened(true);
  };
  const close = () => setOpened(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = { wh_id: id, ...toInput([SINCE], new FormData(event.currentTarget)) };
    void (counted === null ? counting : replaying).run(input);
  };

  return (
    <>
      <Button variant="default" onClick={open}>
        Replay
      </Button>
      <Modal
        opened={opened}
        onClose={busy ? () => {} : close}
        title={`Send events to ${name} again`}
        centered
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <form onSubmit={submit} onChange={forget} noValidate>
          <Stack>
            <Text component="div">
              {eventTypes.includes("*") ? "Every event" : "Every event of the types that it asks for"} since a
              time is sent once more, in the order of each customer, beside what is new. A receiver knows what
              it had by its webhook-id. What waits for it anyway is not doubled.
            </Text>
            <DialogField field={SINCE} error={fault?.field === SINCE.name ? fault.message : undefined} />
            {fault && fault.field !== SINCE.name && <FaultNotice {...fault} />}
            <Text role="status" fw={600}>
              {counted !== null && sendsAgainInWords(counted)}
            </Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={close} disabled={busy}>
                Cancel
              </Button>
              <Button type="submit" loading={busy} disabled={counted === 0}>
                {counted === null ? "Count them" : "Replay"}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
