import type { ReactNode } from "react";
import type { SetupView } from "@/lib/setup/view";
import { BrandMark } from "./brand-mark";
import styles from "./outcome.module.css";

type Props = {
  view: Pick<SetupView, "brand" | "locale" | "testMode">;
  mark?: ReactNode;
  title: string;
  children: ReactNode;
};

/** One quiet column: the brand, a mark, what came of it, and the way on. */
export function Outcome({ view, mark, title, children }: Props) {
  return (
    <main className={styles.outcome}>
      <BrandMark brand={view.brand} locale={view.locale} testMode={view.testMode} />
      <div className={styles.card}>
        {mark}
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
