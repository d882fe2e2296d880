import styles from "./mailbox.module.css";

export type MailLineView = { id: string; recipient: string; subject: string; at: string };

/** The mails that a trial run would have sent. */
export function MailList({ mails }: { mails: MailLineView[] }) {
  return (
    <main className={styles.page} lang="en" dir="ltr">
      <h1>Mailbox</h1>
      <p className={styles.facts}>
        No mail server is named (SMTP_URL), so mails to customers are kept here instead of being sent.
      </p>
      {mails.length === 0 ? <p>No mail has been written yet.</p> : null}
      <ol className={styles.list}>
        {mails.map(({ id, recipient, subject, at }) => (
          <li key={id}>
            <a href={`/mailbox/${id}`} dir="auto">
              {subject}
            </a>
            <small>
              {recipient} · <time dateTime={at}>{at.slice(0, 19).replace("T", " ")} UTC</time>
            </small>
          </li>
        ))}
      </ol>
    </main>
  );
}
