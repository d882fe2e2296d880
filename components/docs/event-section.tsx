import type { EventView } from "@/lib/reference/view";
import { CodeBlock } from "./code-block";
import { Fields } from "./fields";
import { Json } from "./json";
import { Prose } from "./prose";
import styles from "./section.module.css";

/** One event: when it is told, and what it says. */
export function EventSection({ event: { type, description, fields, example } }: { event: EventView }) {
  const text = JSON.stringify(example, null, 2);
  return (
    <section id={type} className={styles.section} aria-labelledby={`${type}-title`}>
      <div className={styles.words}>
        <h3 id={`${type}-title`}>
          <a href={`#${type}`}>{type}</a>
        </h3>
        {description && <Prose text={description} />}
        <Fields fields={fields} asked={false} />
      </div>
      <div className={styles.code}>
        <CodeBlock title="Event" text={text}>
          <Json text={text} />
        </CodeBlock>
      </div>
    </section>
  );
}
