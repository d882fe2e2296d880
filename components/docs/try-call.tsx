"use client";

import { useId, useState } from "react";
import { useCaller } from "./caller";
import { CodeBlock } from "./code-block";
import { Json } from "./json";
import styles from "./try-call.module.css";

type Props = { name: string; path: string; writes: boolean; example: Record<string, unknown> };
type Shown = { status: number; milliseconds: number; requestId: string | null; text: string };

/** A form that makes the call, with the page's key, and shows what came back. */
export function TryCall({ name, path, writes, example }: Props) {
  const { key, ids, learn } = useCaller();
  const [edited, setEdited] = useState<string | null>(null);
  const [once, setOnce] = useState("");
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState<Shown | string | null>(null);
  const id = useId();
  const body = edited ?? JSON.stringify(withIds(example, ids), null, 2);

  const send = async () => {
    if (busy) return;
    setBusy(true);
    const began = performance.now();
    try {
      const answer = await fetch(path, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(key && { authorization: `Bearer ${key}` }),
          ...(once && { "idempotency-key": once }),
        },
        body,
      });
      const json: unknown = await answer.json();
      learn(json);
      setShown({
        status: answer.status,
        milliseconds: Math.round(performance.now() - began),
        requestId: answer.headers.get("x-request-id"),
        text: JSON.stringify(json, null, 2),
      });
    } catch {
      setShown("The server could not be reached. Nothing is known of what became of the call.");
    }
    setBusy(false);
  };

  return (
    <details className={styles.try}>
      <summary>Try it</summary>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label htmlFor={`${id}body`}>Body</label>
        <textarea
          id={`${id}body`}
          value={body}
          rows={Math.min(16, body.split("\n").length + 1)}
          onChange={(event) => setEdited(event.target.value)}
          spellCheck={false}
          autoComplete="off"
        />
        {writes && (
          <label className={styles.once}>
            <span>Idempotency-Key</span>
            <input
              value={once}
              onChange={(event) => setOnce(event.target.value)}
              placeholder="none"
              spellCheck={false}
              autoComplete="off"
            />
          </label>
        )}
        <p className={styles.buttons}>
          <button type="submit" className={styles.send} aria-disabled={busy || undefined}>
            {busy ? "Calling…" : `Call ${name}`}
          </button>
          {edited !== null && (
            <button type="button" className={styles.reset} onClick={() => setEdited(null)}>
              Start over
            </button>
          )}
        </p>
      </form>
      <div aria-live="polite">
        {typeof shown === "string" && <p>{shown}</p>}
        {shown !== null && typeof shown === "object" && (
          <>
            <p className={styles.status} data-good={shown.status < 300}>
              HTTP {shown.status} in {shown.milliseconds} ms
              {shown.requestId && <span> · {shown.requestId}</span>}
            </p>
            <CodeBlock title="What came back" text={shown.text}>
              <Json text={shown.text} />
            </CodeBlock>
          </>
        )}
      </div>
    </details>
  );
}

const withIds = (example: Record<string, unknown>, ids: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(example).map(([field, value]) => [field, ids[field] ?? value]));
