"use client";

import { Button, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { QRCodeSVG } from "qrcode.react";
import type { FormEvent } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { postAuth } from "./auth-post";
import styles from "./door.module.css";
import { useSubmit } from "./use-submit";

type Props = { uri: string; cancel: () => void; onDone: () => void };

/** The app learns the secret from a picture or by hand, and proves with a first code that it has. */
export function TwoFactorSetup({ uri, cancel, onDone }: Props) {
  const { submit, busy, fault } = useSubmit();
  const secret = new URL(uri).searchParams.get("secret") ?? "";

  async function verify(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code")).replace(/\s/g, "");
    if (await submit(() => postAuth("/two-factor/verify-totp", { code }))) onDone();
  }

  return (
    <form method="post" onSubmit={verify}>
      <Stack maw={400}>
        <Text>Scan this with your authenticator app, then enter the code that it shows.</Text>
        <div>
          <span className={styles.qr}>
            <QRCodeSVG value={uri} size={176} title="Secret for the authenticator app" />
          </span>
        </div>
        <div>
          <Text size="sm" mb={4}>
            Or type it in:
          </Text>
          <Code style={{ overflowWrap: "anywhere" }}>{secret.match(/.{1,4}/g)?.join(" ")}</Code>
        </div>
        {fault && <FaultNotice {...fault} />}
        <TextInput
          name="code"
          label="Code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          required
          withAsterisk={false}
          autoFocus
        />
        <Group>
          <Button type="submit" loading={busy}>
            Turn it on
          </Button>
          <Button variant="default" onClick={cancel} disabled={busy}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
