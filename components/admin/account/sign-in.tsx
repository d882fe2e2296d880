"use client";

import { Anchor, Button, Divider, PasswordInput, Stack, TextInput } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { postAuth } from "./auth-post";
import { CodeStep } from "./code-step";
import { DoorCard } from "./door-card";
import { signInWithPasskey } from "./passkeys";
import { useSubmit } from "./use-submit";

/** Password, then a code where the person asked for one; or a passkey, which stands for both. */
export function SignIn({ next }: { next: string }) {
  const [step, setStep] = useState<"password" | "code">("password");
  const [email, setEmail] = useState("");
  const [ended, setEnded] = useState<string | null>(null);
  const password = useSubmit();
  const passkey = useSubmit();
  const enter = () => window.location.assign(next);

  async function submitPassword(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setEnded(null);
    passkey.setFault(null);
    const done = await password.submit(() =>
      postAuth("/sign-in/email", {
        email: String(form.get("email")).trim(),
        password: String(form.get("password")),
      }),
    );
    if (!done) return;
    if (done.value.twoFactorRedirect) setStep("code");
    else enter();
  }

  async function submitPasskey() {
    setEnded(null);
    password.setFault(null);
    if (await passkey.submit(signInWithPasskey, { stay: true })) enter();
  }

  if (step === "code") {
    return (
      <CodeStep
        enter={enter}
        startAgain={(why) => {
          setEnded(why);
          setStep("password");
        }}
      />
    );
  }
  const fault = ended ?? password.fault?.message ?? passkey.fault?.message;
  return (
    <DoorCard title="Sign in" about="For the staff of an organization.">
      {fault && <FaultNotice message={fault} />}
      <form method="post" onSubmit={submitPassword}>
        <Stack>
          <TextInput
            name="email"
            type="email"
            label="E-mail address"
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            name="password"
            label="Password"
            autoComplete="current-password"
            required
            withAsterisk={false}
          />
          <Button type="submit" fullWidth loading={password.busy}>
            Sign in
          </Button>
        </Stack>
      </form>
      <Anchor component={Link} href="/admin/forgot-password" size="sm">
        Forgot your password?
      </Anchor>
      <Divider label="or" />
      <Button
        variant="default"
        fullWidth
        leftSection={<IconFingerprint size={18} />}
        loading={passkey.busy}
        onClick={submitPasskey}
      >
        Sign in with a passkey
      </Button>
    </DoorCard>
  );
}
