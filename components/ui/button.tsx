import type { ComponentProps } from "react";
import styles from "./button.module.css";

type Look = { look: "primary" | "secondary" };

/** A button; while `busy` it shows progress, keeps the focus and its width, and does nothing when pressed. */
export function Button({
  look,
  busy,
  children,
  ...rest
}: Look & { busy?: boolean } & ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...rest}
      className={styles[look]}
      aria-disabled={busy || undefined}
      data-busy={busy}
    >
      {busy && <span className={styles.spinner} aria-hidden="true" />}
      <span>{children}</span>
    </button>
  );
}

/** A link that looks like a button, for going elsewhere. */
export function ButtonLink({ look, children, ...rest }: Look & ComponentProps<"a">) {
  return (
    <a {...rest} className={styles[look]}>
      <span>{children}</span>
    </a>
  );
}
