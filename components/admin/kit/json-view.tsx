import styles from "./json-view.module.css";

/** Details as they are kept, to be read and copied. */
export function JsonView({ value, label }: { value: unknown; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.frame} tabIndex={0} aria-label={label}>
      <pre className={styles.text}>{JSON.stringify(value, null, 2)}</pre>
    </section>
  );
}
