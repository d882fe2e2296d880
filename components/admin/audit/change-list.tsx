import { Text } from "@mantine/core";
import { JsonView } from "@/components/admin/kit/json-view";
import type { AuditLine } from "@/lib/audit-log/view";
import styles from "./change-list.module.css";

/** Each changed field as it was and as it is, and whatever else was written down. */
export function ChangeList({ line: { changes, more, id } }: { line: AuditLine }) {
  return (
    <>
      {changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map(({ field, before, after }) => (
            <li key={field}>
              <Text span size="xs" c="dimmed">
                {field.replaceAll("_", " ")}:{" "}
              </Text>
              <Text span size="xs" className={styles.value}>
                {toText(before)} → {toText(after)}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {Object.keys(more).length > 0 && (
        <details className={styles.more}>
          <summary>Details</summary>
          <JsonView value={more} label={`Details of ${id}`} />
        </details>
      )}
    </>
  );
}

function toText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
