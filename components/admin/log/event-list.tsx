import { Anchor, Text } from "@mantine/core";
import type { EventView } from "@/lib/reference/view";
import styles from "./event-list.module.css";

/** Types of events, each with when it is told and where its fields are described. */
export function EventList({ events }: { events: readonly Pick<EventView, "type" | "description">[] }) {
  return (
    <ul className={styles.events}>
      {events.map(({ type, description }) => (
        <li key={type}>
          <Anchor href={`/docs#${type}`} fw={600} className={styles.type}>
            {type}
          </Anchor>
          {description && (
            <Text size="sm" c="dimmed">
              {description.replaceAll("`", "")}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
