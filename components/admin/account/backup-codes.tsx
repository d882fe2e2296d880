"use client";

import { Alert, Button, CopyButton, Stack, Text } from "@mantine/core";
import styles from "./door.module.css";

/** Shown once: nothing can bring them back. */
export function BackupCodes({ codes }: { codes: string[] }) {
  return (
    <Alert color="yellow" title="Keep these backup codes" role="status">
      <Stack gap="sm">
        <Text size="sm">
          Each lets you in once when the authenticator is not at hand. They are shown only now: print them, or
          keep them with your passwords. Earlier ones no longer work.
        </Text>
        <ul className={styles.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div>
          <CopyButton value={codes.join("\n")}>
            {({ copied, copy }) => (
              <Button variant="default" size="xs" onClick={copy}>
                {copied ? "Copied" : "Copy them all"}
              </Button>
            )}
          </CopyButton>
        </div>
      </Stack>
    </Alert>
  );
}
