import { inOrg, pool } from "@/lib/db";
import { env } from "@/lib/env";
import type { Mail } from "@/lib/generated/prisma/client";
import { withLink } from "./sealed-link";

export type MailLine = Pick<Mail, "id" | "kind" | "recipient" | "subject" | "createdAt">;
export type KeptMail = MailLine & Pick<Mail, "html" | "text" | "invoiceId">;

const PARTS = { id: true, kind: true, recipient: true, subject: true, createdAt: true } as const;

/**
 * Mails are shown on a page of their own in a trial run alone, where the sandbox plays the providers and no mail server is
 * named: no real customer's mail is ever in it.
 */
function isMailboxShown(): boolean {
  return env().EDGE_SANDBOX && env().SMTP_URL === undefined;
}

/** The newest mails of the trial run's organizations; null where there is no mailbox. */
export async function getMailbox(atMost = 100): Promise<MailLine[] | null> {
  if (!isMailboxShown()) return null;
  const { rows } = await pool().query<{ org_id: string; id: string }>({
    name: "recent_mails",
    text: "select * from recent_mails($1)",
    values: [atMost],
  });
  const ids = rows.map(({ id }) => id);
  const organizations = new Set(rows.map(({ org_id }) => org_id));
  const mails = await Promise.all(
    [...organizations].map((orgId) =>
      inOrg(orgId, (tx) => tx.mail.findMany({ where: { orgId, id: { in: ids } }, select: PARTS })),
    ),
  );
  return mails.flat().sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
}

/** One of them, whole; null where there is no mailbox or no such mail. */
export async function getMail(id: string): Promise<KeptMail | null> {
  if (!isMailboxShown() || !/^mail_[A-Za-z0-9_-]{1,100}$/.test(id)) return null;
  const { rows } = await pool().query<{ org_id: string | null }>({
    name: "organization_of_mail",
    text: "select organization_of_mail($1) as org_id",
    values: [id],
  });
  const orgId = rows[0]?.org_id;
  if (!orgId) return null;
  const mail = await inOrg(orgId, (tx) => tx.mail.findUnique({ where: { orgId_id: { orgId, id } } }));
  if (!mail) return null;
  const { kind, recipient, subject, createdAt, invoiceId } = mail;
  return { id, kind, recipient, subject, createdAt, invoiceId, ...withLink(mail) };
}
