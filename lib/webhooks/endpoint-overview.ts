import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { openSecretsOrNull } from "@/lib/outbox/endpoint-secrets";
import { type EndpointView, MOST_WAITING } from "./view";

/** The organization's endpoints by name, each with how it does and how many events wait for it. */
export function listEndpointViews({ orgId }: Context): Promise<EndpointView[]> {
  return inOrg(orgId, async (tx) => {
    const rows = await tx.webhookEndpoint.findMany({
      where: { orgId, deletedAt: null },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    });
    const waiting = await countWaiting(
      tx,
      orgId,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => toView(row, waiting.get(row.id) ?? 0));
  });
}

/** Null for another organization's, and for one that was deleted. */
export function findEndpointView({ orgId }: Context, id: string): Promise<EndpointView | null> {
  return inOrg(orgId, async (tx) => {
    const row = await tx.webhookEndpoint.findUnique({
      where: { orgId_id: { orgId, id }, deletedAt: null },
    });
    return row && toView(row, (await countWaiting(tx, orgId, [id])).get(id) ?? 0);
  });
}

/** What a list of deliveries may be filtered by: those that were deleted too, since their deliveries are kept. */
export function listEndpointChoices({ orgId }: Context): Promise<{ id: string; name: string }[]> {
  return inOrg(orgId, async (tx) => {
    const rows = await tx.webhookEndpoint.findMany({
      where: { orgId },
      select: { id: true, name: true, deletedAt: true },
      orderBy: [{ deletedAt: { sort: "asc", nulls: "first" } }, { name: "asc" }],
      take: 200,
    });
    return rows.map(({ id, name, deletedAt }) => ({ id, name: deletedAt ? `${name} (deleted)` : name }));
  });
}

async function countWaiting(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; waiting: number }[]>`
    select w.id, d.waiting from unnest(${ids}::text[]) w (id), lateral (
      select count(*)::int as waiting from (
        select 1 from webhook_delivery where org_id = ${orgId} and endpoint_id = w.id and status = 'pending'
        order by created_at desc, id desc limit ${MOST_WAITING}) pending) d`;
  return new Map(rows.map(({ id, waiting }) => [id, waiting]));
}

function toView(row: WebhookEndpoint, waiting: number): EndpointView {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  const { id, name, url, eventTypes, status, statusReason, authType, lastStatus, failureCount } = row;
  const { timeoutSeconds, retryCount, retryDelaySeconds } = row;
  return {
    ...{ id, name, url, eventTypes, status, statusReason, authType, lastStatus, failureCount },
    ...{ timeoutSeconds, retryCount, retryDelaySeconds, waiting },
    statusChangedAt: iso(row.statusChangedAt),
    rotatesUntil: row.rotatesUntil && row.rotatesUntil > new Date() ? iso(row.rotatesUntil) : null,
    lastAttemptAt: iso(row.lastAttemptAt),
    lastSuccessAt: iso(row.lastSuccessAt),
    failingSince: iso(row.failingSince),
    sealed: openSecretsOrNull(row) === null,
    createdAt: row.createdAt.toISOString(),
  };
}
