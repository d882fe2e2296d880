"use client";

import { Button, Group, Stack, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { type StaffAction, useAction } from "@/components/admin/kit/use-action";

type Props = { customerId: string; notes: string | null; save: StaffAction | null };

/** What staff want each other to know about the customer. */
export function Notes({ customerId, notes, save }: Props) {
  return save ? (
    <Editor customerId={customerId} notes={notes ?? ""} save={save} />
  ) : (
    <p style={{ whiteSpace: "pre-wrap", margin: 0 }}>{notes ?? "No notes."}</p>
  );
}

function Editor({ customerId, notes, save }: { customerId: string; notes: string; save: StaffAction }) {
  const [text, setText] = useState(notes);
  const { run, busy, fault } = useAction(save, { done: "The notes are saved" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run({ billing_customer_id: customerId, notes: text });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Textarea
          aria-label="Notes"
          placeholder="For your colleagues; customers and integrators never see them."
          autosize
          minRows={2}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {fault && <FaultNotice {...fault} />}
        {text.trim() !== notes && (
          <Group justify="flex-end" gap="xs">
            <Button variant="default" size="xs" onClick={() => setText(notes)} disabled={busy}>
              Undo
            </Button>
            <Button type="submit" size="xs" loading={busy}>
              Save notes
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
