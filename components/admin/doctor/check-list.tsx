import { Group, Text } from "@mantine/core";
import Link from "next/link";
import type { CheckResult } from "@/lib/doctor/types";
import { CheckBadge } from "./check-badge";
import styles from "./check-list.module.css";
import { linkText } from "./check-words";

/** What was looked at, what was found, and how to mend what is not good. */
export function CheckList({ results, label }: { results: readonly CheckResult[]; label: string }) {
  return (
    <ul className={styles.checks} aria-label={label}>
      {results.map(({ id, title, status, found, mend, link }) => (
        <li key={id} className={styles.check}>
          <Group gap="xs">
            <Text fw={600}>{title}</Text>
            <CheckBadge status={status} />
          </Group>
          <Text size="sm" c="dimmed">
            {found}
          </Text>
          {mend && (
            <Text size="sm">
              {mend} {link && <Link href={link}>{linkText(link)}</Link>}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
