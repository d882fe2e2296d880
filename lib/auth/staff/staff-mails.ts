import { inOrg, pool } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { queueMail } from "@/lib/mail/queue-mail";
import { writeStaffMail } from "@/lib/mail/staff-mail";
import { membershipsOf } from "./memberships";

type Recipient = { id: string; email: string; name: string };

/** A link to choose a new password, for an hour and once. */
export async function mailPasswordReset(person: Recipient, token: string): Promise<void> {
  const url = resetAddress(token);
  const words = {
    subject: "Choose a new password",
    body: "Somebody, probably you, asked for a new password for your staff account. The link works once, for an hour.",
    button: "Choose a new password",
    url,
    why: "If it was not you, leave this mail alone: your password stays as it is.",
  };
  await mailPerson(person, "staff_password_reset", newId("mail"), words, url);
}

/** Where a new password is chosen. The token stands behind the #, which browsers send to nobody. */
export function resetAddress(token: string): string {
  return `${env().APP_URL}/admin/reset-password#${token}`;
}

/** Tells a person, once for each time, that their address is locked; does nothing while it is not. */
export async function mailIfLocked(whom: { email: string } | { userId: string }): Promise<void> {
  const [column, value] = "email" in whom ? ["email", whom.email.toLowerCase()] : ["id", whom.userId];
  const { rows } = await pool().query<Recipient & { locked_until: Date }>(
    `select id, email, name, locked_until from staff_user where ${column} = $1 and locked_until > now()`,
    [value],
  );
  const [person] = rows;
  if (!person) return;
  await mailPerson(person, "staff_locked", `${person.id} ${person.locked_until.toISOString()}`, {
    subject: "Your staff account is locked for 15 minutes",
    body: "Five wrong passwords or codes in a row were entered for your address. Nobody can sign in with them for 15 minutes, except in a browser where you have signed in before; passkeys work everywhere. If it was you, wait, or choose a new password now.",
    button: "Choose a new password",
    url: `${env().APP_URL}/admin/forgot-password`,
    why: "If it was not you, somebody may be guessing your password. A long one, and a second factor, keep them out.",
  });
}

/** Mails are kept by organization: one of the person's keeps theirs. Who is in none has no pages to come back to. */
async function mailPerson(
  person: Recipient,
  kind: string,
  dedupeKey: string,
  words: Parameters<typeof writeStaffMail>[0],
  secretLink?: string,
): Promise<void> {
  const [membership] = await membershipsOf(person.id);
  if (!membership) {
    log().warn({ userId: person.id, kind }, "A person in no organization was sent no mail");
    return;
  }
  await inOrg(membership.orgId, (tx) =>
    queueMail(tx, {
      orgId: membership.orgId,
      kind,
      dedupeKey: `${kind} ${dedupeKey}`,
      recipient: person.email,
      ...writeStaffMail(words),
      ...(secretLink === undefined ? {} : { secretLink }),
    }),
  );
}
