import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { MailSheet } from "@/components/mailbox/mail-sheet";
import { getMail } from "@/lib/mail/mailbox";

export const metadata: Metadata = { title: "Mailbox" };

/** One mail of a trial run. */
export default async function Page({ params }: { params: Promise<{ mail: string }> }) {
  await headers();
  const mail = await getMail((await params).mail);
  if (!mail) notFound();
  return <MailSheet mail={{ ...mail, at: mail.createdAt.toISOString() }} />;
}
