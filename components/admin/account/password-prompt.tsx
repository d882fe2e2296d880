"use client";

import { Button, Group, PasswordInput, Stack } from "@mantine/core";
import type { FormEvent } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { postAuth } from "./auth-post";
import { useSubmit } from "./use-submit";

type Props = {
  path: string;
  confirm: string;
  danger?: boolean;
  cancel: () => void;
  onDone: (value: Record<string, unknown>) => void;
};

/** What an open session alone may not do: it asks for the password once more. */
export function PasswordPrompt({ path, confirm, danger = false, cancel, onDone }: Props) {
  const { submit, busy, fault } = useSubmit();

  async function go(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    const done = await submit(() => postAuth(path, { password }));
    if (done) onDone(done.value);
  }

  return (
    <form method="post" onSubmit={go}>
      <Stack maw={400}>
        {fault && <FaultNotice {...fault} />}
        <PasswordInput
          name="password"
          label="Your password"
          autoComplete="current-password"
          maxLength={128}
          required
          withAsterisk={false}
          data-autofocus
          autoFocus
        />
        <Group>
          <Button type="submit" loading={busy} color={danger ? "red" : undefined}>
            {confirm}
          </Button>
          <Button variant="default" onClick={cancel} disabled={busy}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
