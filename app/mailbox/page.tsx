import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { MailList } from "@/components/mailbox/mail-list";
import { getMailbox } from "@/lib/mail/mailbox";

export const metadata: Metadata = { title: "Mailbox" };

/** What a trial run would have mailed; there is no such page anywhere else. */
export default async function Page() {
  // Read for each request: a build has no database.
  await headers();
  const mails = await getMailbox();
  if (!mails) notFound();
  return <MailList mails={mails.map((mail) => ({ ...mail, at: mail.createdAt.toISOString() }))} />;
}
