import { Group, Text } from "@mantine/core";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { DriftRunView } from "@/lib/drift/view";
import styles from "./run-list.module.css";

/** Comparisons: when, by whom, over what, and what came of them. */
export function RunList({ runs, label }: { runs: readonly DriftRunView[]; label: string }) {
  return (
    <ul className={styles.runs} aria-label={label}>
      {runs.map((run) => (
        <li key={run.id} className={styles.run}>
          <Group gap="xs">
            <Text fw={600}>
              <TimeText at={run.at} />
            </Text>
            <StatusBadge status={run.status} />
            <Text size="sm" c="dimmed">
              {run.by ? `asked for by ${run.by}` : "by itself"}
              {run.endedAt && `, took ${lasted(run.at, run.endedAt)}`}
            </Text>
          </Group>
          <Text size="sm">
            From <TimeText at={run.since} /> to <TimeText at={run.until} />
            {run.status !== "running" && `: ${run.compared || "nothing to compare"}`}
          </Text>
          {run.status !== "running" && (
            <Text size="sm">
              {run.found} found, {run.healed} healed, {run.gone} settled since
            </Text>
          )}
          {run.error && <Text size="sm">{run.error}</Text>}
        </li>
      ))}
    </ul>
  );
}

/** "less than a second", "42 s", "3 min". */
function lasted(from: string, to: string): string {
  const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000);
  if (seconds < 1) return "less than a second";
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
