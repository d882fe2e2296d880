"use client";

import { Button, CopyButton, Group, Stack, Tabs, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { CopyText } from "@/components/admin/kit/copy-text";
import type { ShownCall } from "@/lib/items/view";
import styles from "./fire-call.module.css";

/** The call that fires an item, ready to copy: for a shell, and as the body alone. */
export function FireCall({ call }: { call: ShownCall }) {
  return (
    <Stack gap="xs">
      <Tabs defaultValue="curl" keepMounted={false}>
        <Tabs.List mb="xs">
          <Tabs.Tab value="curl">curl</Tabs.Tab>
          <Tabs.Tab value="json">JSON body</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="curl">
          <Shown text={call.curl} what="curl command" />
        </Tabs.Panel>
        <Tabs.Panel value="json">
          <Stack gap="xs">
            <CopyText text={call.endpoint} what="address" />
            <Shown text={JSON.stringify(call.body, null, 2)} what="JSON body" />
          </Stack>
        </Tabs.Panel>
      </Tabs>
      <Text size="sm" c="dimmed">
        Fill in what stands in &lt;…&gt;. The same trigger_id charges once, however often it is sent; add
        "dry_run": true to see what would happen.
      </Text>
    </Stack>
  );
}

function Shown({ text, what }: { text: string; what: string }) {
  return (
    <Stack gap="xs">
      <pre className={styles.call}>{text}</pre>
      <Group justify="flex-end">
        <CopyButton value={text} timeout={1500}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="xs"
              onClick={copy}
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            >
              {copied ? "Copied" : `Copy the ${what}`}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  );
}
