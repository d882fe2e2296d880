import type { ReactNode } from "react";
import styles from "./outcome.module.css";

/** The lines to keep: what each is, and what it says. */
export function Receipt({ lines }: { lines: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles.receipt}>
      {lines.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
