import type { ActionView, ErrorView } from "@/lib/reference/view";
import { CodeBlock } from "./code-block";
import { toCurl } from "./curl";
import { Fields } from "./fields";
import { Json } from "./json";
import { Prose, Words } from "./prose";
import styles from "./section.module.css";
import { TryCall } from "./try-call";

type Props = { action: ActionView; origin: string; demoKey: string | null };

/** One action: what it takes, answers and refuses on one side, how it is called on the other. */
export function ActionSection({ action, origin, demoKey }: Props) {
  const { name, path, summary, description, writes, accepts, request, answer, refusals, refused, example } =
    action;
  const answered = JSON.stringify(example.answer, null, 2);
  return (
    <section id={name} className={styles.section} aria-labelledby={`${name}-title`}>
      <div className={styles.words}>
        <h2 id={`${name}-title`}>
          <a href={`#${name}`}>{name}</a>
        </h2>
        <p className={styles.summary}>{summary}.</p>
        <p className={styles.address}>
          <span className={styles.method}>POST</span> <code>{path}</code>
        </p>
        {description && <Prose text={description} />}
        <h3>Takes</h3>
        <Fields fields={request} asked />
        <h3>Answers</h3>
        <p>
          {accepts ? "HTTP 200; 202 while it is not decided." : "HTTP 200."}{" "}
          {writes && (
            <>
              <code>Idempotency-Key</code> is honoured.
            </>
          )}
        </p>
        <Fields fields={answer} asked={false} />
        <h3>Refuses</h3>
        {refusals.length > 0 && <Errors errors={refusals} />}
        {refused.length > 0 && (
          <>
            <p>
              What the gateway refused comes with <code>data</code>:
            </p>
            <Fields fields={refused} asked={false} />
          </>
        )}
        <p>
          {refusals.length > 0 ? "And what" : "What"} <a href="#errors">every action</a> refuses.
        </p>
      </div>
      <div className={styles.code}>
        <CodeBlock title="Call" text={toCurl(origin, path, example.request, demoKey)} />
        <CodeBlock title="Answer" text={answered}>
          <Json text={answered} />
        </CodeBlock>
        <TryCall name={name} path={path} writes={writes} example={example.request} />
      </div>
    </section>
  );
}

export function Errors({ errors }: { errors: ErrorView[] }) {
  return (
    <ul className={styles.errors}>
      {errors.map(({ status, code, when }) => (
        <li key={code}>
          <span className={styles.status}>{status}</span> <code>{code}</code>
          <span className={styles.when}>
            <Words text={when} />
          </span>
        </li>
      ))}
    </ul>
  );
}
