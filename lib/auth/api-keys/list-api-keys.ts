import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import type { ApiKey } from "@/lib/generated/prisma/client";
import type { ApiKeyView } from "./view";

const MOST = 500;
const ORDER: Record<ApiKeyView["state"], number> = { active: 0, expired: 1, revoked: 2 };

/** The organization's keys: those in use first, then the newest. */
export async function listApiKeys({ orgId }: Context): Promise<ApiKeyView[]> {
  return inOrg(orgId, async (tx) => {
    const keys = await tx.apiKey.findMany({
      where: { orgId },
      orderBy: [{ revokedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }, { id: "desc" }],
      take: MOST,
    });
    const calls = await lastCalls(tx, orgId, keys);
    const views = keys.map((key) => toView(key, calls.get(key.id) ?? null));
    return views.toSorted((one, other) => ORDER[one.state] - ORDER[other.state]);
  });
}

/** One look into an index for each key that was ever used. */
async function lastCalls(tx: Tx, orgId: string, keys: ApiKey[]) {
  const used = keys.filter(({ lastUsedAt }) => lastUsedAt).map(({ id }) => id);
  if (used.length === 0) return new Map<string, { action: string; address: string }>();
  const rows = await tx.$queryRaw<{ key: string; action: string; address: string }[]>`
    select k.id as key, r.action, r.address from unnest(${used}::text[]) k(id)
    cross join lateral (
      select action, address from api_request r where r.org_id = ${orgId} and r.api_key_id = k.id
      order by r.created_at desc, r.id desc limit 1
    ) r`;
  return new Map(rows.map(({ key, action, address }) => [key, { action, address }]));
}

function toView(key: ApiKey, lastCall: ApiKeyView["lastCall"]): ApiKeyView {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    mode: key.prefix.startsWith("ek_live_") ? "live" : "test",
    state: stateOf(key),
    rate: key.ratePerSecond,
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    lastCall,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}

function stateOf({ revokedAt, expiresAt }: ApiKey): ApiKeyView["state"] {
  if (revokedAt) return "revoked";
  return expiresAt && expiresAt <= new Date() ? "expired" : "active";
}
