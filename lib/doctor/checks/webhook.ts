import { webhookUrl } from "@/lib/gateway-accounts/webhook-url";
import type { Patient, Verdict } from "../types";

/** Registered at the provider under our address, switched on, and with what verifies its events kept here. */
export async function checkWebhook({ webhook, account, name }: Patient): Promise<Verdict> {
  const registered = await webhook();
  const url = webhookUrl(name, account.id);
  if (!registered) return { status: "fail", found: `The provider has no webhook at ${url}.` };
  if (!registered.enabled)
    return { status: "fail", found: `The provider has switched the webhook at ${url} off.` };
  const { webhookSecret, webhookId } = account.credentials as { webhookSecret?: string; webhookId?: string };
  const verifiable = name === "stripe" ? webhookSecret !== undefined : webhookId === registered.id;
  if (!verifiable)
    return {
      status: "fail",
      found: "What verifies its events is not kept here, so all of them are refused.",
    };
  return { status: "ok", found: `Events go to ${url}.` };
}
