"use client";

import { Button, Group, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { Section } from "@/components/admin/kit/section";
import type { Act } from "./types";
import { useSubmit } from "./use-submit";

/** How colleagues see the person, in every organization. */
export function ProfileSection({ name, rename }: { name: string; rename: Act<{ name: string }> }) {
  const router = useRouter();
  const { submit, busy, fault, faultOf } = useSubmit();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const wanted = String(new FormData(event.currentTarget).get("name"));
    if (!(await submit(() => rename({ name: wanted })))) return;
    notifications.show({ message: "Your name is saved.", color: "teal" });
    router.refresh();
  }

  return (
    <Section title="Name">
      {fault && !fault.field && <FaultNotice {...fault} />}
      <form method="post" onSubmit={save}>
        <Group align="flex-end">
          <TextInput
            name="name"
            label="Your name"
            defaultValue={name}
            autoComplete="name"
            maxLength={100}
            required
            withAsterisk={false}
            error={faultOf("name")}
            flex="1 1 14rem"
            maw={400}
          />
          <Button type="submit" loading={busy}>
            Save
          </Button>
        </Group>
      </form>
    </Section>
  );
}
