import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { OpenView } from "@/lib/setup/view";
import styles from "./form.module.css";
import type { FormWords } from "./form-words";
import still from "./still-form.module.css";

type Props = { view: Pick<OpenView, "gateway" | "notice">; words: FormWords; consent: string };

/**
 * The form as a picture, for those who look at a brand's page without being its customer: everything that is ours stands as
 * it would, and in the room of the provider's fields their outlines, in the brand's colours.
 */
export function StillForm({ view: { gateway, notice }, words, consent }: Props) {
  const told = notice && (
    <Notice tone={notice === "cancelled" ? "plain" : "danger"}>{words.notices[notice]}</Notice>
  );
  if (gateway === "paypal") {
    return (
      <div className={styles.form}>
        {told}
        <p className={styles.consent}>{consent}</p>
        <div className={still.paypal} aria-hidden="true">
          PayPal
        </div>
      </div>
    );
  }
  return (
    <div className={styles.form}>
      <div className={`${styles.frame} ${still.fields}`} aria-hidden="true">
        {FIELDS.map((placeholder) => (
          <span key={placeholder}>{placeholder}</span>
        ))}
      </div>
      {told}
      <p className={styles.consent}>{consent}</p>
      <Button look="primary">{words.submit}</Button>
    </div>
  );
}

/** What Stripe's fields show while they are empty, which reads the same in every language. */
const FIELDS = ["1234 1234 1234 1234", "MM / YY", "CVC"];
