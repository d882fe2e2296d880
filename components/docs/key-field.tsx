"use client";

import { useCaller } from "./caller";
import styles from "./try-call.module.css";

/** The key that every form of the page calls with. It stays in the page. */
export function KeyField({ isDemo }: { isDemo: boolean }) {
  const { key, setKey } = useCaller();
  return (
    <label className={styles.key}>
      <span>{isDemo ? "API key (of the demo data)" : "API key"}</span>
      <input
        value={key}
        onChange={(event) => setKey(event.target.value)}
        placeholder="ek_test_…"
        autoComplete="off"
        spellCheck={false}
      />
    </label>
  );
}
