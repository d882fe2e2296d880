import type { MailLineView } from "./mail-list";
import styles from "./mailbox.module.css";

/** One mail as its reader would see it. Its HTML runs no script, sends no form and reaches nothing of this page. */
export function MailSheet({ mail }: { mail: MailLineView & { html: string; text: string } }) {
  return (
    <main className={styles.page} lang="en" dir="ltr">
      <h1 dir="auto">{mail.subject}</h1>
      <p className={styles.facts}>
        To {mail.recipient} · <a href="/mailbox">All mails</a>
      </p>
      <iframe
        className={styles.mail}
        title="The mail"
        srcDoc={mail.html}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
      />
      <details>
        <summary>Plain text</summary>
        <pre className={styles.text} dir="auto">
          {mail.text}
        </pre>
      </details>
    </main>
  );
}
