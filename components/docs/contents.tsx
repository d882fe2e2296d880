import type { ReferenceView } from "@/lib/reference/view";
import styles from "./contents.module.css";

/** Where everything stands. */
export function Contents({ reference: { actions, events } }: { reference: ReferenceView }) {
  return (
    <>
      <List
        title="Start"
        entries={[
          ["calling", "How to call"],
          ["errors", "Errors"],
          ["events", "Events"],
        ]}
      />
      <List title="Actions" entries={actions.map(({ name }) => [name, name])} />
      <List title="Events" entries={events.map(({ type }) => [type, type])} />
    </>
  );
}

function List({ title, entries }: { title: string; entries: [string, string][] }) {
  return (
    <>
      <p className={styles.title}>{title}</p>
      <ul className={styles.list}>
        {entries.map(([id, text]) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
