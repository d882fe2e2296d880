"use client";

import { Anchor, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import Link from "next/link";
import type { FormEvent } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { postAuth } from "./auth-post";
import { DoorCard } from "./door-card";
import { PASSWORD_HELP } from "./password-help";
import type { Act } from "./types";
import { useSubmit } from "./use-submit";

type Open = { orgName: string; email: string; role: string; known: boolean };

type Props = {
  token: string;
  /** Null for a link that opens nothing, for whatever reason. */
  invitation: Open | null;
  signedInAs: string | null;
  join: Act<{ token: string; name: string; password: string }, { email: string }>;
  joinAsMyself: Act<{ token: string }>;
  leave: Act<Record<string, never>>;
};

/** What an invitation's link opens, for somebody new, somebody known, and somebody else. */
export function Invitation({ invitation, signedInAs, ...props }: Props) {
  if (!invitation) {
    return (
      <DoorCard
        title="This invitation is closed"
        about="It was used, revoked, or has expired. Ask an owner of the organization for a new one."
      >
        <Anchor component={Link} href="/admin/sign-in" size="sm">
          Sign in
        </Anchor>
      </DoorCard>
    );
  }
  const { orgName, email, role, known } = invitation;
  const title = `Join ${orgName}`;
  const about = `You are invited as ${role}, with the address ${email}.`;
  if (signedInAs && signedInAs !== email) {
    return (
      <DoorCard title={title} about={`${about} You are signed in as ${signedInAs}.`}>
        <Press label="Sign out" work={() => props.leave({})} />
      </DoorCard>
    );
  }
  if (signedInAs) {
    return (
      <DoorCard title={title} about={about}>
        <Press label="Accept" work={() => props.joinAsMyself({ token: props.token })} then="/admin" />
      </DoorCard>
    );
  }
  if (known) {
    const next = encodeURIComponent(`/admin/invitation/${props.token}`);
    return (
      <DoorCard title={title} about={`${about} Sign in to accept.`}>
        <Button component={Link} href={`/admin/sign-in?next=${next}`} fullWidth>
          Sign in
        </Button>
      </DoorCard>
    );
  }
  return (
    <DoorCard title={title} about={about}>
      <NewPerson token={props.token} email={email} join={props.join} />
    </DoorCard>
  );
}

type Pressed = { ok: true } | { ok: false; message: string };

/** One button; afterwards the page is read anew, or another one. */
function Press({ label, work, then }: { label: string; work: () => Promise<Pressed>; then?: string }) {
  const { submit, busy, fault } = useSubmit();
  async function press() {
    const done = await submit(
      async () => {
        const answer = await work();
        return answer.ok ? { ok: true as const, value: null } : answer;
      },
      { stay: true },
    );
    if (done) window.location.assign(then ?? window.location.href);
  }
  return (
    <>
      {fault && <FaultNotice {...fault} />}
      <Button fullWidth loading={busy} onClick={press}>
        {label}
      </Button>
    </>
  );
}

function NewPerson({ token, email, join }: { token: string; email: string; join: Props["join"] }) {
  const { submit, busy, fault, faultOf } = useSubmit();

  async function accept(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password"));
    const done = await submit(() => join({ token, name: String(form.get("name")), password }));
    if (!done) return;
    const { ok } = await postAuth("/sign-in/email", { email, password });
    window.location.assign(ok ? "/admin" : "/admin/sign-in");
  }

  return (
    <form method="post" onSubmit={accept}>
      <Stack>
        {fault && !fault.field && <FaultNotice {...fault} />}
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <TextInput
          name="name"
          label="Your name"
          autoComplete="name"
          maxLength={100}
          required
          withAsterisk={false}
          autoFocus
          error={faultOf("name")}
        />
        <PasswordInput
          name="password"
          label="Password"
          description={PASSWORD_HELP}
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
          required
          withAsterisk={false}
          error={faultOf("password")}
        />
        <Button type="submit" fullWidth loading={busy}>
          Accept
        </Button>
      </Stack>
    </form>
  );
}
