import styles from "./outcome.module.css";

/** It worked. */
export function Tick() {
  return (
    <svg className={styles.tick} viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="23" />
      <path d="M15 24.5l6.5 6.5L33.5 18" />
    </svg>
  );
}
