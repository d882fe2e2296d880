"use client";

import { Button, PasswordInput, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { Section } from "@/components/admin/kit/section";
import { postAuth } from "./auth-post";
import { PASSWORD_HELP } from "./password-help";
import { useSubmit } from "./use-submit";

/** A new password signs the person out wherever else they are. */
export function PasswordSection() {
  const router = useRouter();
  const { submit, busy, fault } = useSubmit();

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const done = await submit(() =>
      postAuth("/change-password", {
        currentPassword: String(typed.get("current")),
        newPassword: String(typed.get("next")),
        revokeOtherSessions: true,
      }),
    );
    if (!done) return;
    form.reset();
    notifications.show({ message: "Your password is changed; other devices are signed out.", color: "teal" });
    router.refresh();
  }

  return (
    <Section title="Password">
      <form method="post" onSubmit={change}>
        <Stack maw={400}>
          {fault && <FaultNotice {...fault} />}
          <PasswordInput
            name="current"
            label="Current password"
            autoComplete="current-password"
            maxLength={128}
            required
            withAsterisk={false}
          />
          <PasswordInput
            name="next"
            label="New password"
            description={PASSWORD_HELP}
            autoComplete="new-password"
            minLength={12}
            maxLength={128}
            required
            withAsterisk={false}
          />
          <div>
            <Button type="submit" loading={busy}>
              Change the password
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}
