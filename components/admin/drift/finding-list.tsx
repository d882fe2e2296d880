import { Group, Stack, Text, Title } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";
import { CopyText } from "@/components/admin/kit/copy-text";
import { Facts } from "@/components/admin/kit/facts";
import { LinkButton } from "@/components/admin/kit/link-button";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { FindingView } from "@/lib/drift/view";
import { type FindingActions, FindingButtons } from "./finding-actions";
import styles from "./finding-list.module.css";
import { STATUS_WORDS } from "./status-words";

type Props = {
  findings: readonly FindingView[];
  /** Null for a role that may not. */
  actions: FindingActions | null;
  label: string;
};

/** In what the two differ or differed: what it means, what is known, and what to do. */
export function FindingList({ findings, actions, label }: Props) {
  return (
    <ul className={styles.findings} aria-label={label}>
      {findings.map((finding) => (
        <li key={finding.id} className={styles.finding}>
          <Stack gap="xs">
            <Group gap="xs">
              <Title order={3} size="h5">
                {finding.title}
              </Title>
              <StatusBadge status={STATUS_WORDS[finding.status].badge} />
            </Group>
            <Text>{finding.meaning}</Text>
            <Text>
              {finding.status === "open" && (
                <Text span inherit fw={600}>
                  What to do:{" "}
                </Text>
              )}
              {finding.mend}
            </Text>
            <Facts facts={toFacts(finding)} />
            <Group gap="xs">
              <Ways finding={finding} />
              {actions && finding.status === "open" && <FindingButtons finding={finding} actions={actions} />}
            </Group>
          </Stack>
        </li>
      ))}
    </ul>
  );
}

/** Where it is looked into further. */
function Ways({ finding: { id, status, asksDoctor } }: { finding: FindingView }) {
  const ways: [string | false, string][] = [
    [asksDoctor && "/admin/gateways/doctor", "Go-live doctor"],
    [status === "dismissed" && `/admin/settings/audit?about=${id}`, "See the reason"],
  ];
  return ways.map(
    ([href, text]) =>
      href && (
        <LinkButton key={href} href={href} variant="default" size="xs">
          {text}
        </LinkButton>
      ),
  );
}

function toFacts(finding: FindingView): [string, ReactNode | null][] {
  const { accountName, customerId, chargeId, providerRef, closedAt, status } = finding;
  return [
    ["Account", accountName],
    ...finding.facts.map(({ name, value }): [string, ReactNode] => [name, value]),
    [
      "Charge",
      chargeId && (
        <Link key="charge" href={`/admin/charges/${chargeId}`}>
          {chargeId}
        </Link>
      ),
    ],
    [
      "Customer",
      customerId && (
        <Link key="customer" href={`/admin/customers/${customerId}`}>
          {customerId}
        </Link>
      ),
    ],
    [
      "Provider's id",
      providerRef && <CopyText key="ref" text={providerRef} what={`the provider's id ${providerRef}`} />,
    ],
    ["First found (UTC)", <TimeText key="found" at={finding.foundAt} />],
    ["Last found (UTC)", status === "open" ? <TimeText key="seen" at={finding.seenAt} /> : null],
    [STATUS_WORDS[status].closed, closedAt && <TimeText key="closed" at={closedAt} />],
  ];
}
