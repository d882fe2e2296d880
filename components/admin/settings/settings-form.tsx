"use client";

import { Button, Group, Stack } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { type ActionFault, type StaffAction, useAction } from "@/components/admin/kit/use-action";
import styles from "./settings-form.module.css";

type Props = {
  /** What the button says and what is saved: "Edge settings". */
  what: string;
  /** The names of fields that are ticked or not. */
  ticks?: readonly string[];
  names: readonly string[];
  mayWrite: boolean;
  /** What the fields were filled from. */
  version: string;
  save: StaffAction<{ changed: number; version: string }>;
  children: (errorOf: (name: string) => string | undefined) => ReactNode;
};

/** Fields of one form, saved together; a fault stands at its field. */
export function SettingsForm({ what, ticks = [], names, mayWrite, version, save, children }: Props) {
  const [began, setBegan] = useState(version);
  const { run, busy, fault } = useAction(save, {
    onDone: (saved) => setBegan(saved.version),
    done: ({ changed }) => (changed === 0 ? "Nothing was changed." : `The ${what} are saved.`),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void run({ ...toInput(new FormData(event.currentTarget), names, ticks), began });
  };
  const elsewhere = fault && !isNamed(fault, [...names, ...ticks]);
  return (
    <form onSubmit={submit} noValidate>
      <fieldset className={styles.fields} disabled={!mayWrite}>
        <Stack gap="lg">
          {children((name) => (fault?.field === name ? fault.message : undefined))}
          {elsewhere && <FaultNotice {...fault} />}
          {mayWrite && (
            <Group>
              <Button type="submit" loading={busy}>
                Save {what}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}

function isNamed({ field }: ActionFault, names: readonly string[]): boolean {
  return field !== undefined && names.includes(field);
}

/** Text that is empty is left out, but for fields that must be filled, which the server names. */
function toInput(form: FormData, names: readonly string[], ticks: readonly string[]) {
  const input: Record<string, unknown> = {};
  for (const name of names) {
    const value = form.get(name);
    if (typeof value === "string" && value.trim() !== "") input[name] = value.trim();
  }
  for (const name of ticks) input[name] = form.get(name) !== null;
  return input;
}
