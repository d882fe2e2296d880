import { inOrg, pool } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { oneLine } from "./mail-address";
import { withLink } from "./sealed-link";
import { mailTransport } from "./transport";

/** Whoever takes a mail and dies leaves it to the next one after this long. */
const CLAIM_SECONDS = 60;
/** Sent, or given up: nobody needs the link any more. */
const WITHOUT_LINK = { sealedLink: null, linkKeyId: null };
/** After each failure, in seconds; then it has failed for good: a day and a half in all. */
const WAITS = [10, 60, 300, 1_800, 7_200, 21_600, 43_200, 43_200];

/**
 * Sends one mail that is due, or leaves it to be tried again. A process that dies between the server's word and ours sends
 * it twice, under the same `Message-ID`, by which mailboxes know it for the same.
 */
export async function sendMail(orgId: string, id: string): Promise<void> {
  const transport = mailTransport();
  if (!transport) return;
  const mail = await inOrg(orgId, async (tx) => {
    const { count } = await tx.mail.updateMany({
      where: { orgId, id, status: "queued", nextAttemptAt: { lte: new Date() } },
      data: { attempts: { increment: 1 }, nextAttemptAt: inSeconds(CLAIM_SECONDS) },
    });
    if (count === 0) return null;
    return tx.mail.findUniqueOrThrow({
      where: { orgId_id: { orgId, id } },
      include: { customer: { select: { brand: { select: { name: true } } } } },
    });
  });
  if (!mail) return;
  try {
    await transport.sendMail({
      from: toSender(mail.customer?.brand.name),
      to: { name: "", address: mail.recipient },
      subject: mail.subject,
      ...withLink(mail),
      messageId: `<${id}@${new URL(env().APP_URL).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } catch (error) {
    await recordFailure(orgId, id, mail.attempts, error);
    return;
  }
  await inOrg(orgId, (tx) =>
    tx.mail.updateMany({
      where: { orgId, id, status: "queued" },
      data: { status: "sent", sentAt: new Date(), nextAttemptAt: null, lastError: null, ...WITHOUT_LINK },
    }),
  );
}

/** Under the brand's name, from the one address that the mail server lets us use. */
function toSender(brandName: string | undefined): { name: string; address: string } {
  const [, name = "", address = ""] = /^(?:(.*?)\s*<)?([^<>]+?)>?$/.exec(env().MAIL_FROM ?? "") ?? [];
  return { name: oneLine(brandName ?? name.replaceAll('"', "")), address };
}

async function recordFailure(orgId: string, id: string, attempts: number, error: unknown): Promise<void> {
  const wait = isRefusedForGood(error) ? undefined : WAITS[attempts - 1];
  log().warn({ err: error, mailId: id, attempts }, "A mail could not be sent");
  const lastError = oneLine(error instanceof Error ? error.message : String(error)).slice(0, 500);
  await inOrg(orgId, (tx) =>
    tx.mail.updateMany({
      where: { orgId, id, status: "queued" },
      data:
        wait === undefined
          ? { status: "failed", nextAttemptAt: null, lastError, ...WITHOUT_LINK }
          : { nextAttemptAt: inSeconds(wait), lastError },
    }),
  );
}

/** The server knows no such recipient; of its other refusals (our login, say) somebody may mend the cause. */
function isRefusedForGood(error: unknown): boolean {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  return code === "EENVELOPE" && typeof responseCode === "number" && responseCode >= 500;
}

/** Sends whatever is due: mails whose job was lost, and those that failed before. */
export async function sendDueMails(signal: AbortSignal): Promise<void> {
  if (!mailTransport()) return;
  const { rows } = await pool().query<{ org_id: string; id: string }>({
    name: "due_mails",
    text: "select * from due_mails(now(), 100)",
  });
  for (const { org_id, id } of rows) {
    if (signal.aborted) return;
    await sendMail(org_id, id);
  }
}

function inSeconds(seconds: number): Date {
  return new Date(Date.now() + seconds * 1000);
}
