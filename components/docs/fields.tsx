import type { FieldView } from "@/lib/reference/view";
import styles from "./fields.module.css";
import { Prose } from "./prose";

type Props = {
  fields: FieldView[] /** Whether it is worth saying which fields must be there. */;
  asked: boolean;
};

/** Fields with their types and words; those inside of a field stand below it. */
export function Fields({ fields, asked }: Props) {
  if (fields.length === 0) return null;
  return (
    <ul className={styles.fields}>
      {fields.map((field) => (
        <li key={field.name} className={styles.field}>
          <p className={styles.head}>
            <code className={styles.name}>{field.name}</code>
            <span className={styles.type}>{field.type}</span>
            {asked && field.required && <span className={styles.required}>required</span>}
            {!asked && !field.required && <span className={styles.type}>not always there</span>}
          </p>
          {field.description && <Prose text={field.description} />}
          {asked && field.limits.length > 0 && <p className={styles.limits}>{field.limits.join(", ")}</p>}
          <Fields fields={field.fields} asked={asked} />
        </li>
      ))}
    </ul>
  );
}
