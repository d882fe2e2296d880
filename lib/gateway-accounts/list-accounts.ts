import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import type { GatewayName, PaypalCredentials, StripeCredentials } from "@/lib/gateways/types";
import type { GatewayAccount as Row } from "@/lib/generated/prisma/client";
import { accountRefOf } from "./connect-checked-account";
import { openAccount } from "./queries";
import type { GatewayAccountView } from "./view";
import { webhookUrl } from "./webhook-url";

const MOST_COUNTED = 10_000;
const MOST = 100;

/** The organization's gateway accounts for staff: those in use first, then the newest. */
export async function listAccounts({ orgId }: Context): Promise<GatewayAccountView[]> {
  return inOrg(orgId, async (tx) => {
    const rows = await tx.gatewayAccount.findMany({
      where: { orgId },
      orderBy: [{ status: "asc" }, { createdAt: "desc" }, { id: "desc" }],
      take: MOST,
    });
    const chosen = await defaultOf(tx, orgId);
    const views: GatewayAccountView[] = [];
    for (const row of rows) views.push(await toView(tx, row, chosen));
    return views;
  });
}

/** One of them; null when this organization has none under the id. */
export async function findAccountView({ orgId }: Context, id: string): Promise<GatewayAccountView | null> {
  return inOrg(orgId, async (tx) => {
    const row = await tx.gatewayAccount.findUnique({ where: { orgId_id: { orgId, id } } });
    return row && toView(tx, row, await defaultOf(tx, orgId));
  });
}

async function defaultOf(tx: Tx, orgId: string): Promise<GatewayName | null> {
  const { defaultGateway } = await tx.organization.findUniqueOrThrow({
    where: { id: orgId },
    select: { defaultGateway: true },
  });
  return defaultGateway;
}

async function toView(tx: Tx, row: Row, chosen: GatewayName | null): Promise<GatewayAccountView> {
  const { id, orgId, gateway, mode, name, status, createdAt } = row;
  const credentials = credentialsOf(row);
  const last = await tx.inboxEvent.findFirst({
    where: { orgId, gatewayAccountId: id },
    orderBy: { receivedAt: "desc" },
    select: { receivedAt: true },
  });
  const { webhookSecret, webhookId } = (credentials ?? {}) as {
    webhookSecret?: string;
    webhookId?: string;
  };
  return {
    id,
    gateway,
    mode,
    name,
    status,
    isDefault: status === "active" && chosen === gateway,
    createdAt: createdAt.toISOString(),
    keys: credentials ? keysOf(gateway, credentials) : null,
    accountRef: credentials ? (accountRefOf(credentials) ?? null) : null,
    webhook: {
      address: webhookUrl(gateway, id),
      registered: Boolean(webhookSecret ?? webhookId),
      lastEventAt: last?.receivedAt.toISOString() ?? null,
    },
    customers: await countCustomers(tx, orgId, id),
  };
}

/** Null when none of this deployment's secret keys opens them. */
function credentialsOf(row: Row): unknown {
  try {
    return openAccount(row).credentials;
  } catch {
    return null;
  }
}

function keysOf(gateway: GatewayName, credentials: unknown): GatewayAccountView["keys"] {
  const shown = (key: string) => `•••• ${key.slice(-4)}`;
  if (gateway === "stripe") {
    const { secretKey, publishableKey } = credentials as StripeCredentials;
    return [
      { name: "Secret key", shown: shown(secretKey) },
      { name: "Publishable key", shown: shown(publishableKey) },
    ];
  }
  const { clientId, clientSecret } = credentials as PaypalCredentials;
  return [
    { name: "Client id", shown: shown(clientId) },
    { name: "Secret", shown: shown(clientSecret) },
  ];
}

async function countCustomers(tx: Tx, orgId: string, accountId: string) {
  const rows = await tx.$queryRaw<{ count: bigint }[]>`
    select count(*) from (
      select from payment_method m
      join lateral (
        select from billing_customer c
        where c.org_id = m.org_id and c.id = m.customer_id and c.payment_method_id = m.id and c.status = 'active'
        offset 0
      ) c on true
      where m.org_id = ${orgId} and m.gateway_account_id = ${accountId}
      limit ${MOST_COUNTED + 1}
    ) found`;
  const count = Number(rows[0]?.count ?? 0);
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED };
}
