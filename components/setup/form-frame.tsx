"use client";

import type { ReactNode } from "react";
import styles from "./form.module.css";

type Props = { loading: string | null; hidden?: boolean; short?: boolean; children?: ReactNode };

/** The room that the provider's form takes, kept from the first paint on, so that nothing moves when it comes. */
export function FormFrame({ loading, hidden, short, children }: Props) {
  return (
    <div className={short ? styles.shortFrame : styles.frame} hidden={hidden} aria-busy={loading !== null}>
      {children}
      {loading !== null && (
        <div className={styles.skeleton}>
          <span className={styles.hiddenText}>{loading}</span>
          <i />
          <i />
          <i />
        </div>
      )}
    </div>
  );
}
