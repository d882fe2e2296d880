import type { ReactNode } from "react";
import styles from "./facts.module.css";

/** Names and values of one thing; a value that is null is left out. */
export function Facts({ facts }: { facts: [name: string, value: ReactNode | null][] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
