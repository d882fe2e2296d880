import { Text } from "@mantine/core";
import type { Column } from "@/components/admin/kit/list-table";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { DriftRunView } from "@/lib/drift/view";

export const RUN_COLUMNS: readonly Column<DriftRunView>[] = [
  {
    key: "at",
    title: "Begun (UTC)",
    render: ({ at, by }) => (
      <>
        <TimeText at={at} />
        <Text size="xs" c="dimmed">
          {by ? `asked for by ${by}` : "by itself"}
        </Text>
      </>
    ),
  },
  {
    key: "window",
    title: "Compared period",
    render: ({ since, until }) => (
      <>
        <TimeText at={since} /> – <TimeText at={until} />
      </>
    ),
  },
  {
    key: "status",
    title: "State",
    render: ({ status, error }) => (
      <>
        <StatusBadge status={status} />
        {error && (
          <Text size="xs" c="dimmed" maw="20rem">
            {error}
          </Text>
        )}
      </>
    ),
  },
  {
    key: "compared",
    title: "Compared",
    render: ({ compared, status }) => compared || (status === "done" ? "nothing happened" : null),
  },
  { key: "found", title: "Found", align: "right", render: (run) => count(run, run.found) },
  { key: "healed", title: "Healed", align: "right", render: (run) => count(run, run.healed) },
  { key: "gone", title: "Settled since", align: "right", render: (run) => count(run, run.gone) },
];

/** Of a run that is under way nothing is counted yet. */
function count({ status }: DriftRunView, of: number): string {
  return status === "running" ? "–" : of.toLocaleString("en");
}
