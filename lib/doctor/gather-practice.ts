import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { openAccount } from "@/lib/gateway-accounts/queries";
import { webhookUrl } from "@/lib/gateway-accounts/webhook-url";
import { gatewayFor } from "@/lib/gateways";
import type { GatewayAccount as Row } from "@/lib/generated/prisma/client";
import type { Outside, Patient, Practice } from "./types";

/** What the checks look at: the accounts in use with their keys opened, the brands, and what the items ask for. */
export function gatherPractice({ orgId }: Context, outside: Outside): Promise<Practice> {
  return inOrg(orgId, async (tx) => {
    const { name: orgName, captureMode } = await tx.organization.findUniqueOrThrow({ where: { id: orgId } });
    const rows = await tx.gatewayAccount.findMany({
      where: { orgId, status: "active" },
      orderBy: [{ gateway: "asc" }, { createdAt: "asc" }],
    });
    const brands = await tx.brand.findMany({ where: { orgId }, orderBy: { number: "asc" } });
    const confirmed = await tx.billableItem.findFirst({
      where: { orgId, captureMode: "client_confirm", status: "active" },
      select: { id: true },
    });
    const confirmsByMail = captureMode === "client_confirm" || confirmed !== null;
    return { orgId, orgName, patients: rows.map(toPatient), brands, confirmsByMail, outside };
  });
}

function toPatient(row: Row): Patient {
  const account = openAccount(row);
  const gateway = gatewayFor(row.gateway);
  return {
    account,
    name: row.gateway,
    label: row.name,
    gateway,
    state: once(() => gateway.readAccount(account)),
    webhook: once(() => gateway.readWebhook(account, webhookUrl(row.gateway, row.id))),
  };
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
