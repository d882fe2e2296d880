import type { Tx } from "@/lib/db";
import type { GatewayAccount, GatewayEvent } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";

/**
 * Keeps a provider's event once, however often and in whichever way it comes, and asks for it to be worked. Answers its id,
 * or null when it was here before. A test event at a live account (or the other way round) is kept for people to see, and
 * never acted on.
 */
export async function storeEvent(
  tx: Tx,
  account: Pick<GatewayAccount, "orgId" | "id" | "mode">,
  event: GatewayEvent,
  raw: string,
): Promise<string | null> {
  const { orgId } = account;
  const sameMode = event.mode === account.mode;
  const id = newId("inb");
  const { count } = await tx.inboxEvent.createMany({
    data: {
      orgId,
      id,
      gatewayAccountId: account.id,
      providerEventId: event.id,
      type: event.type,
      about: event.about,
      raw: withoutSecrets(raw),
      ...(sameMode ? {} : { status: "failed", lastError: `a ${event.mode} event` }),
    },
    skipDuplicates: true,
  });
  if (count === 0) return null;
  // A hint, so that the worker comes at once; the row itself is what the sweep looks for.
  if (sameMode)
    await tx.$executeRaw`select graphile_worker.add_job('converge_event', json_build_object('orgId', ${orgId}::text, 'id', ${id}::text), job_key := ${id})`;
  return id;
}

/** What is kept is for people to read; an intent's client secret is not for them. */
function withoutSecrets(raw: string): string {
  return raw.replaceAll(/("client_secret"\s*:\s*")[^"]*"/g, '$1[removed]"');
}
