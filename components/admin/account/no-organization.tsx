"use client";

import { Button } from "@mantine/core";
import { DoorCard } from "./door-card";
import type { Act } from "./types";
import { useSubmit } from "./use-submit";

/** For somebody who is signed in and works nowhere. */
export function NoOrganization({ email, leave }: { email: string; leave: Act<Record<string, never>> }) {
  const { submit, busy } = useSubmit();
  return (
    <DoorCard
      title="You are in no organization"
      about={`You are signed in as ${email}, and no organization has you as a member. Ask an owner of yours for an invitation.`}
    >
      <Button
        variant="default"
        fullWidth
        loading={busy}
        onClick={async () => {
          if (await submit(() => leave({}), { stay: true })) window.location.assign("/admin/sign-in");
        }}
      >
        Sign out
      </Button>
    </DoorCard>
  );
}
