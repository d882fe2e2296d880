import type { ReactNode } from "react";
import styles from "./plain-page.module.css";

/** A page of nobody's brand: says one thing, in the browser's own colours. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={styles.page}>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
