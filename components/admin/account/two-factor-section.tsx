"use client";

import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Section } from "@/components/admin/kit/section";
import { BackupCodes } from "./backup-codes";
import { PasswordPrompt } from "./password-prompt";
import { TwoFactorSetup } from "./two-factor-setup";

type Step = "rest" | "begin" | "scan" | "renew" | "end";
type Setup = { totpURI: string; backupCodes: string[] };

/** Codes of an authenticator app as a second step of signing in. Each change asks for the password. */
export function TwoFactorSection({ enabled }: { enabled: boolean }) {
  const router = useRouter();
  const [step, setStep] = useState<Step>("rest");
  const [setup, setSetup] = useState<Setup | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const rest = () => setStep("rest");

  function tell(message: string) {
    notifications.show({ message, color: "teal" });
    setStep("rest");
    router.refresh();
  }

  return (
    <Section
      title={
        <Group gap="xs" component="span">
          Authenticator app
          <Badge color={enabled ? "teal" : "gray"} variant="light" tt="none" fw={600}>
            {enabled ? "On" : "Off"}
          </Badge>
        </Group>
      }
    >
      <Stack>
        <Text>
          {enabled
            ? "Signing in with the password also asks for a code of your app."
            : "Ask for a code of an app on your phone whenever somebody signs in with your password."}
        </Text>
        {codes && <BackupCodes codes={codes} />}
        {step === "rest" && (
          <Group>
            {enabled ? (
              <>
                <Button variant="default" onClick={() => setStep("renew")}>
                  New backup codes
                </Button>
                <Button variant="default" color="red" onClick={() => setStep("end")}>
                  Turn off
                </Button>
              </>
            ) : (
              <Button onClick={() => setStep("begin")}>Set up</Button>
            )}
          </Group>
        )}
        {step === "begin" && (
          <PasswordPrompt
            path="/two-factor/enable"
            confirm="Continue"
            cancel={rest}
            onDone={(value) => {
              setSetup({ totpURI: String(value.totpURI), backupCodes: value.backupCodes as string[] });
              setStep("scan");
            }}
          />
        )}
        {step === "scan" && setup && (
          <TwoFactorSetup
            uri={setup.totpURI}
            cancel={rest}
            onDone={() => {
              setCodes(setup.backupCodes);
              setSetup(null);
              tell("The authenticator app is set up.");
            }}
          />
        )}
        {step === "renew" && (
          <PasswordPrompt
            path="/two-factor/generate-backup-codes"
            confirm="Make new codes"
            cancel={rest}
            onDone={(value) => {
              setCodes(value.backupCodes as string[]);
              setStep("rest");
            }}
          />
        )}
        {step === "end" && (
          <PasswordPrompt
            path="/two-factor/disable"
            confirm="Turn it off"
            danger
            cancel={rest}
            onDone={() => {
              setCodes(null);
              tell("The authenticator app is turned off.");
            }}
          />
        )}
      </Stack>
    </Section>
  );
}
