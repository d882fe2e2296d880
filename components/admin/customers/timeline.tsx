"use client";

import {
  Anchor,
  Button,
  Chip,
  ChipGroup,
  Collapse,
  Group,
  Stack,
  Text,
  Timeline,
  TimelineItem,
  UnstyledButton,
} from "@mantine/core";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { JsonView } from "@/components/admin/kit/json-view";
import { useOrgId } from "@/components/admin/kit/org-context";
import { TimeText } from "@/components/admin/kit/time-text";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { TimelineDelivery, TimelineEntry, TimelineFilter, Tone } from "@/lib/timeline/entry";

export type TimelinePart = { entries: TimelineEntry[]; next: string | null };

const COLOURS: Record<Tone, string> = { neutral: "gray", good: "teal", bad: "red", waiting: "yellow" };

const KINDS: [TimelineFilter, string][] = [
  ["money", "Money"],
  ["change", "Changes"],
  ["page", "Pages"],
  ["api_call", "API calls"],
  ["gateway", "Gateway"],
  ["event", "Events"],
  ["mail", "Mails"],
  ["staff", "By staff"],
];

type Props = { customerId: string; first: TimelinePart; readMore: StaffAction<TimelinePart> };

/** Everything that happened to the customer, newest first; each entry opens to what is known of it. */
export function CustomerTimeline({ customerId, first, readMore }: Props) {
  const orgId = useOrgId();
  const [part, setPart] = useState(first);
  const [kinds, setKinds] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const asked = useRef(0);
  // What was done on this page brings a newer first part with it.
  useEffect(() => {
    asked.current++;
    setPart(first);
    setKinds([]);
    setBusy(false);
  }, [first]);

  async function read(of: string[], before: string | null) {
    const turn = ++asked.current;
    setBusy(true);
    setFault(null);
    const input = {
      orgId,
      billing_customer_id: customerId,
      ...(before ? { before } : {}),
      ...(of.length > 0 ? { kinds: of } : {}),
    };
    const result = await readMore(input).catch(() => null);
    if (turn !== asked.current) return;
    setBusy(false);
    if (!result?.ok) return setFault(result?.message ?? "The server did not answer. Try again.");
    const { entries, next } = result.value;
    setPart((now) => (before ? { entries: [...now.entries, ...entries], next } : { entries, next }));
  }
  const choose = (of: string[]) => {
    setKinds(of);
    void read(of, null);
  };

  return (
    <Stack>
      <ChipGroup multiple value={kinds} onChange={choose}>
        <Group gap={6} role="group" aria-label="Show only">
          {KINDS.map(([kind, title]) => (
            <Chip key={kind} value={kind} size="xs">
              {title}
            </Chip>
          ))}
        </Group>
      </ChipGroup>
      {fault && <FaultNotice message={fault} />}
      {part.entries.length === 0 && !busy && <Text c="dimmed">Nothing of this kind happened.</Text>}
      <Timeline bulletSize={14} lineWidth={2} active={part.entries.length} aria-busy={busy}>
        {part.entries.map((entry) => (
          <TimelineItem key={`${entry.kind} ${entry.id}`} color={COLOURS[entry.tone]}>
            <Entry entry={entry} />
          </TimelineItem>
        ))}
      </Timeline>
      {part.next && (
        <Button variant="default" loading={busy} onClick={() => read(kinds, part.next)}>
          Show earlier entries
        </Button>
      )}
    </Stack>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <UnstyledButton onClick={() => setOpened(!opened)} aria-expanded={opened} w="100%">
        <Text component="span" fw={500}>
          {entry.title}
        </Text>
        <Text component="span" size="sm" c="dimmed" display="block">
          <TimeText at={entry.at} /> · {entry.actor.name}
        </Text>
      </UnstyledButton>
      {entry.deliveries && <Deliveries deliveries={entry.deliveries} />}
      <Collapse expanded={opened}>
        {opened && <CallLink entry={entry} />}
        {opened && <EventLink entry={entry} />}
        {opened && (
          <JsonView
            label={`Details of ${entry.title}`}
            value={{
              at: entry.at,
              ...(entry.subjectId ? { about: entry.subjectId } : {}),
              ...(entry.requestId ? { request: entry.requestId } : {}),
              ...entry.details,
            }}
          />
        )}
      </Collapse>
    </>
  );
}

const DELIVERED: Record<TimelineDelivery["status"], string> = {
  delivered: "delivered",
  pending: "waiting since",
  failed: "given up, waited since",
};

/** To whom an event was told. */
function Deliveries({ deliveries }: { deliveries: readonly TimelineDelivery[] }) {
  return deliveries.map(({ id, endpoint, status, at }) => (
    <Text key={id} size="sm" c="dimmed">
      <Anchor
        component={Link}
        prefetch={false}
        href={`/admin/developers/webhooks/deliveries/${id}`}
        inherit
        underline="always"
        style={{ overflowWrap: "anywhere" }}
      >
        {endpoint}
      </Anchor>
      : {DELIVERED[status]} <TimeText at={at} />
    </Text>
  ));
}

/** From what an integrator's call did to the call itself. */
function CallLink({ entry: { actor, requestId } }: { entry: TimelineEntry }) {
  if (actor.type !== "api_key" || !requestId) return null;
  return (
    <Anchor component={Link} prefetch={false} href={`/admin/developers/log/${requestId}`} size="sm">
      Open the API call {requestId}
    </Anchor>
  );
}

/** To what an event says and its deliveries, also to those that are not told here. */
function EventLink({ entry: { kind, subjectId } }: { entry: TimelineEntry }) {
  if (kind !== "event" || !subjectId) return null;
  return (
    <Anchor component={Link} prefetch={false} href={`/admin/developers/events/${subjectId}`} size="sm">
      Open the event {subjectId}
    </Anchor>
  );
}
