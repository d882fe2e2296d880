"use client";

import { Button, Code, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";

/** Lines of code, and the button that copies them. `label`: what they are; `copy`: what the button says. */
export function CopyCode({ code, label, copy }: { code: string; label: string; copy: string }) {
  return (
    <>
      <Code block tabIndex={0} aria-label={label} style={{ overflowX: "auto" }}>
        {code}
      </Code>
      <CopyButton value={code}>
        {({ copied, copy: toClipboard }) => (
          <Button
            variant="default"
            size="xs"
            mt="xs"
            onClick={toClipboard}
            leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          >
            {copied ? "Copied" : copy}
          </Button>
        )}
      </CopyButton>
    </>
  );
}
