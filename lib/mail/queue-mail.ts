import type { Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { oneLine } from "./mail-address";
import { sealLink } from "./sealed-link";

export type QueuedMail = {
  orgId: string;
  kind: string;
  /** What it is about: the same mail is never written twice. */
  dedupeKey: string;
  /** As `toMailAddress` answered it. */
  recipient: string;
  subject: string;
  html: string;
  text: string;
  customerId?: string;
  invoiceId?: string;
  /** The link in `html` and `text`, where it lets whoever holds it in: it is kept sealed, and only until the mail is sent. */
  secretLink?: string;
};

/**
 * Writes a mail in the transaction of what it tells; a job sends it once that is committed. Where no server is named it is
 * kept, to be looked at.
 */
export async function queueMail(tx: Tx, { secretLink, ...mail }: QueuedMail): Promise<void> {
  const id = newId("mail");
  const sends = env().SMTP_URL !== undefined;
  const { count } = await tx.mail.createMany({
    data: {
      ...mail,
      ...(secretLink === undefined ? {} : sealLink({ ...mail, id }, secretLink)),
      id,
      subject: oneLine(mail.subject),
      ...(sends ? {} : { nextAttemptAt: null }),
    },
    skipDuplicates: true,
  });
  if (count === 0 || !sends) return;
  await tx.$executeRaw`select graphile_worker.add_job('send_mail', json_build_object('orgId', ${mail.orgId}::text, 'id', ${id}::text), job_key := ${id})`;
}
