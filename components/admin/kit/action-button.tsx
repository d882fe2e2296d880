"use client";

import { Button, type ButtonProps, Group, Modal, Stack, Text } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { DialogField, type Field, toInput } from "./dialog-field";
import { FaultNotice } from "./fault-notice";
import { newOnce, nextOnce } from "./once";
import { type StaffAction, useAction } from "./use-action";

type Props<Value> = {
  label: ReactNode;
  /** The dialog's title: what is about to be done. */
  title: string;
  /** What it will do, in sentences, before it does it. */
  says: ReactNode;
  /** The button that does it; the label when that is text. */
  confirm?: string;
  danger?: boolean;
  fields?: readonly Field[];
  action: StaffAction<Value>;
  /** Goes with the fields' values. */
  input: Record<string, unknown>;
  /** The toast. */
  done: string | ((value: Value) => string);
  /** Shown instead of closing: a secret, a link. */
  result?: (value: Value) => ReactNode;
  /** The page to go to when it is done. */
  leadsTo?: string;
  button?: Pick<
    ButtonProps,
    "variant" | "size" | "color" | "leftSection" | "disabled" | "fullWidth" | "justify"
  >;
};

/**
 * A button whose dialog says what it will do, asks what it needs, shows progress, and tells how it went. `once` in the action's
 * input is the same while the dialog is open, until a press is surely refused: an action that must not happen twice is repeated
 * under it.
 */
export function ActionButton<Value>({
  label,
  title,
  says,
  confirm,
  danger = false,
  fields = [],
  action,
  input,
  done,
  result,
  leadsTo,
  button,
}: Props<Value>) {
  const [opened, setOpened] = useState(false);
  const [outcome, setOutcome] = useState<ReactNode>(null);
  const [once, setOnce] = useState("");
  const close = () => setOpened(false);
  const { run, busy, fault, clear } = useAction(action, {
    done,
    ...(leadsTo ? { leadsTo } : {}),
    onAnswer: (answer) => setOnce((mark) => nextOnce(mark, answer)),
    onDone: (value) => (result ? setOutcome(result(value)) : close()),
  });

  const open = () => {
    clear();
    setOutcome(null);
    setOnce(newOnce());
    setOpened(true);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void run({ ...input, once, ...toInput(fields, new FormData(event.currentTarget)) });
  };
  const named = fault?.field && fields.some(({ name }) => name === fault.field) ? fault.field : undefined;

  return (
    <>
      <Button variant="default" color={danger ? "red" : undefined} {...button} onClick={open}>
        {label}
      </Button>
      <Modal
        opened={opened}
        onClose={busy ? () => {} : close}
        title={title}
        centered
        closeButtonProps={{ "aria-label": "Close" }}
      >
        {outcome ? (
          <Stack>
            {outcome}
            <Group justify="flex-end">
              <Button onClick={close}>Done</Button>
            </Group>
          </Stack>
        ) : (
          <form onSubmit={submit} noValidate>
            <Stack>
              <Text component="div">{says}</Text>
              {fields.map((field) => (
                <DialogField
                  key={field.name}
                  field={field}
                  error={named === field.name ? fault?.message : undefined}
                />
              ))}
              {fault && !named && <FaultNotice {...fault} />}
              <Group justify="flex-end">
                <Button variant="default" onClick={close} disabled={busy}>
                  Cancel
                </Button>
                <Button type="submit" loading={busy} color={danger ? "red" : undefined}>
                  {confirm ?? label}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Modal>
    </>
  );
}
