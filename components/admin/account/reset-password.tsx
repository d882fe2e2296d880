"use client";

import { Anchor, Button, PasswordInput, Stack } from "@mantine/core";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { postAuth } from "./auth-post";
import { DoorCard } from "./door-card";
import { PASSWORD_HELP } from "./password-help";
import { useSubmit } from "./use-submit";

/** The link's token stands behind the # of the address, where no server's log sees it. */
export function ResetPassword() {
  const [done, setDone] = useState(false);
  const { submit, busy, fault } = useSubmit();

  async function choose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const newPassword = String(new FormData(event.currentTarget).get("password"));
    const token = window.location.hash.slice(1);
    if (await submit(() => postAuth("/reset-password", { token: token || "none", newPassword }))) {
      window.history.replaceState(null, "", window.location.pathname);
      setDone(true);
    }
  }

  if (done) {
    return (
      <DoorCard
        title="Your password is changed"
        about={<span role="status">You were signed out everywhere. Sign in with the new one.</span>}
      >
        <Button component={Link} href="/admin/sign-in" fullWidth>
          Sign in
        </Button>
      </DoorCard>
    );
  }
  return (
    <DoorCard title="Choose a new password" about="You will be signed out everywhere.">
      {fault && <FaultNotice {...fault} />}
      <form method="post" onSubmit={choose}>
        <Stack>
          <PasswordInput
            name="password"
            label="New password"
            description={PASSWORD_HELP}
            autoComplete="new-password"
            minLength={12}
            maxLength={128}
            required
            withAsterisk={false}
            autoFocus
          />
          <Button type="submit" fullWidth loading={busy}>
            Change the password
          </Button>
        </Stack>
      </form>
      <Anchor component={Link} href="/admin/forgot-password" size="sm">
        Ask for a new link
      </Anchor>
    </DoorCard>
  );
}
