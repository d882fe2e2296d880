"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { postAuth } from "./auth-post";
import { DoorCard } from "./door-card";
import { useSubmit } from "./use-submit";

/** Refusals after which only the password helps. */
const OVER = new Set(["INVALID_TWO_FACTOR_COOKIE", "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"]);

type Props = { enter: () => void; startAgain: (why: string | null) => void };

/** The second step of signing in: a code of the authenticator app, or one of the backup codes. */
export function CodeStep({ enter, startAgain }: Props) {
  const [backup, setBackup] = useState(false);
  const { submit, busy, fault, setFault } = useSubmit();

  async function submitCode(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code")).replace(/\s/g, "");
    const path = backup ? "/two-factor/verify-backup-code" : "/two-factor/verify-totp";
    const done = await submit(
      async () => {
        const answer = await postAuth(path, { code });
        if (!answer.ok && OVER.has(answer.code ?? "")) startAgain(answer.message);
        return answer;
      },
      { stay: true },
    );
    if (done) enter();
  }

  return (
    <DoorCard
      title="Enter a code"
      about={
        backup
          ? "One of the backup codes that you kept. Each works once."
          : "The six digits that your authenticator app shows."
      }
    >
      {fault && <FaultNotice {...fault} />}
      <form method="post" onSubmit={submitCode} key={backup ? "backup" : "app"}>
        <Stack>
          <TextInput
            name="code"
            label={backup ? "Backup code" : "Code"}
            required
            withAsterisk={false}
            autoFocus
            autoComplete={backup ? "off" : "one-time-code"}
            inputMode={backup ? "text" : "numeric"}
            maxLength={32}
          />
          <Button type="submit" fullWidth loading={busy}>
            Continue
          </Button>
        </Stack>
      </form>
      <Button
        variant="subtle"
        onClick={() => {
          setFault(null);
          setBackup(!backup);
        }}
      >
        {backup ? "Use the authenticator app" : "Use a backup code"}
      </Button>
      <Button variant="subtle" color="gray" onClick={() => startAgain(null)}>
        Back to the password
      </Button>
    </DoorCard>
  );
}
