import type { ReactNode, Ref } from "react";
import styles from "./notice.module.css";

type Props = { tone: "plain" | "danger"; children: ReactNode; ref?: Ref<HTMLDivElement> };

/** A sentence that must not be missed: announced when it appears, and a place for the focus. */
export function Notice({ tone, children, ref }: Props) {
  return (
    <div ref={ref} className={styles[tone]} role={tone === "danger" ? "alert" : "status"} tabIndex={-1}>
      {children}
    </div>
  );
}
