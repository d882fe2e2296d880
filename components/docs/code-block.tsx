"use client";

import { type ReactNode, useState } from "react";
import styles from "./code.module.css";

type Props = { title: string; text: string; children?: ReactNode };

/** A piece of code with its title, and a button that copies it. */
export function CodeBlock({ title, text, children }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <figure className={styles.block}>
      <figcaption className={styles.title}>
        {title}
        <button type="button" className={styles.copy} onClick={copy} onBlur={() => setCopied(false)}>
          {copied ? "Copied" : "Copy"}
        </button>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <pre className={styles.code} tabIndex={0}>
        <code>{children ?? text}</code>
      </pre>
    </figure>
  );
}
