"use client";

import type { ReactNode } from "react";
import styles from "./method-choice.module.css";
import type { PayWords } from "./pay-words";

export type Choice = "saved" | "other";

type Props = {
  /** The saved method's label. */
  saved: string;
  chosen: Choice;
  onChoose: (choice: Choice) => void;
  /** A try is at work: what is chosen stays. */
  busy: boolean;
  words: PayWords;
  /** The form of another method, below its radio button. */
  children?: ReactNode;
};

/** The method on file, or another one for this once. */
export function MethodChoice({ saved, chosen, onChoose, busy, words, children }: Props) {
  const option = (choice: Choice, label: string, hint: string) => (
    <label className={styles.option}>
      <input
        type="radio"
        name="method"
        value={choice}
        checked={chosen === choice}
        onChange={() => busy || onChoose(choice)}
        aria-describedby={`hint-${choice}`}
      />
      <span className={styles.text}>
        <span className={styles.label}>
          <bdi>{label}</bdi>
        </span>
        <small id={`hint-${choice}`}>{hint}</small>
      </span>
    </label>
  );
  return (
    <fieldset className={styles.choice} aria-disabled={busy || undefined}>
      <legend className={styles.legend}>{words.choose}</legend>
      {option("saved", saved, words.savedWith)}
      {option("other", words.other, words.once)}
      {children && (
        <div className={styles.form} hidden={chosen !== "other"}>
          {children}
        </div>
      )}
    </fieldset>
  );
}
