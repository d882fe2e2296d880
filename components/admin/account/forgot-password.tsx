"use client";

import { Anchor, Button, Stack, TextInput } from "@mantine/core";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { postAuth } from "./auth-post";
import { DoorCard } from "./door-card";
import { useSubmit } from "./use-submit";

/** Says the same for every address. */
export function ForgotPassword() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { submit, busy, fault } = useSubmit();

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email")).trim();
    if (await submit(() => postAuth("/request-password-reset", { email }))) setSentTo(email);
  }

  const back = (
    <Anchor component={Link} href="/admin/sign-in" size="sm">
      Back to signing in
    </Anchor>
  );
  if (sentTo) {
    return (
      <DoorCard
        title="Look into your mailbox"
        about={
          <span role="status">
            If {sentTo} belongs to a member of staff, a mail with a link is on its way. The link works once,
            for an hour.
          </span>
        }
      >
        {back}
      </DoorCard>
    );
  }
  return (
    <DoorCard title="Forgot your password?" about="We mail you a link to choose a new one.">
      {fault && <FaultNotice {...fault} />}
      <form method="post" onSubmit={ask}>
        <Stack>
          <TextInput
            name="email"
            type="email"
            label="E-mail address"
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
          />
          <Button type="submit" fullWidth loading={busy}>
            Mail me a link
          </Button>
        </Stack>
      </form>
      {back}
    </DoorCard>
  );
}
