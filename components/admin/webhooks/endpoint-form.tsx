"use client";

import "@/components/admin/kit/schemas-without-eval";

import { Button, Group, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { LinkButton } from "@/components/admin/kit/link-button";
import { Section } from "@/components/admin/kit/section";
import { type StaffAction, useAction } from "@/components/admin/kit/use-action";
import type { EndpointView, EventGroup } from "@/lib/webhooks/view";
import { type Auth, AuthFields } from "./auth-fields";
import { EventChoice } from "./event-choice";
import { ENDPOINTS } from "./paths";
import { SecretShown } from "./secret-shown";
import { type Draft, draftOf, toWire } from "./to-wire";

/** `secret` of a new one alone. */
type Saved = { id: string; secret?: string };

type Props = {
  groups: readonly EventGroup[];
  /** The one that is edited; null for a new one. */
  edited: EndpointView | null;
  save: StaffAction<Saved>;
};

const FIELDS = /^wh_(name|endpoint|events|auth_type|auth_data\..+|timeout|retry_count|retry_delay)$/;

/** The form of an endpoint. After a new one is made it shows its secret, once. */
export function EndpointForm({ groups, edited, save }: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<Draft>(() => draftOf(edited));
  const [made, setMade] = useState<Saved | null>(null);
  const { run, busy, fault, clear } = useAction(save, {
    done: edited ? "Saved. It counts for every post from now on." : "The endpoint is added.",
    onDone: (saved) => (saved.secret ? setMade(saved) : router.push(`${ENDPOINTS}/${saved.id}`)),
  });

  // Once the fault stands beside its field.
  useEffect(() => {
    if (fault?.field) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [fault]);

  const change = (fields: Partial<Draft>) => {
    clear();
    setDraft((before) => ({ ...before, ...fields }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(toWire(draft, edited));
  };
  const at = (name: string) => (fault?.field === name ? fault.message : undefined);
  /** A field of the form that is plain text. */
  const text = (name: "name" | "url" | "timeout" | "retries" | "delay", field: string) => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
    error: at(field),
    autoComplete: "off",
  });
  const back = edited ? `${ENDPOINTS}/${edited.id}` : ENDPOINTS;

  if (made?.secret)
    return (
      <Section title="The endpoint is added">
        <SecretShown secret={made.secret} name={draft.name.trim()} />
        <Group justify="flex-end" mt="md">
          <LinkButton href={`${ENDPOINTS}/${made.id}`}>Open the endpoint</LinkButton>
        </Group>
      </Section>
    );
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Section title="Endpoint">
        <Stack gap="md">
          <TextInput label="Name" description="For you, e.g. “Back office”." {...text("name", "wh_name")} />
          <TextInput
            label="Address"
            description="A public https:// address that takes POST requests."
            inputMode="url"
            placeholder="https://example.com/hooks/edge"
            {...text("url", "wh_endpoint")}
          />
          <AuthFields
            auth={draft.auth}
            onChange={(auth: Auth) => change({ auth })}
            kept={edited !== null && edited.authType === draft.auth.type}
            faultAt={(part) => at(part ? `wh_auth_data.${part}` : "wh_auth_type")}
          />
        </Stack>
      </Section>
      <Section title="What it is told">
        <EventChoice
          groups={groups}
          value={draft.events}
          onChange={(events) => change({ events })}
          error={at("wh_events")}
        />
      </Section>
      <Section title="When it does not answer">
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
          <TextInput
            label="Time-out in seconds"
            description="5 to 120; later is too late."
            inputMode="numeric"
            {...text("timeout", "wh_timeout")}
          />
          <TextInput
            label="Tried again"
            description="0 to 7 times, over up to 28 hours."
            inputMode="numeric"
            {...text("retries", "wh_retry_count")}
          />
          <TextInput
            label="None sooner than"
            description="Seconds, from 5; more as they go."
            inputMode="numeric"
            {...text("delay", "wh_retry_delay")}
          />
        </SimpleGrid>
      </Section>
      {fault && (
        <FaultNotice
          {...fault}
          {...(FIELDS.test(fault.field ?? "") && {
            message: "A field needs another look: it says what it expects.",
          })}
        />
      )}
      <Group justify="flex-end">
        <LinkButton href={back} variant="default" disabled={busy}>
          Cancel
        </LinkButton>
        <Button type="submit" loading={busy}>
          {edited ? "Save changes" : "Add the endpoint"}
        </Button>
      </Group>
    </form>
  );
}
