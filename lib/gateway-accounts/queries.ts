import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { GatewayAccount, GatewayName } from "@/lib/gateways/types";
import type { GatewayAccount as Row } from "@/lib/generated/prisma/client";
import { seal, unseal } from "@/lib/secrets";
import { paypalCredentials, stripeCredentials } from "./schema";

const SCHEMAS = { stripe: stripeCredentials, paypal: paypalCredentials } as const;

/** Where an account's credentials belong: part of what is authenticated, so that rows cannot be swapped. */
export function credentialsPlace(orgId: string, id: string): string {
  return `gateway_account.credentials:${orgId}:${id}`;
}

/** An account's credentials as its row keeps them. */
export function sealCredentials(orgId: string, id: string, credentials: object) {
  const { bytes, keyId } = seal(JSON.stringify(credentials), credentialsPlace(orgId, id));
  return { credentials: new Uint8Array(bytes), keyId };
}

type SealedAccount = Pick<Row, "orgId" | "id" | "gateway" | "mode" | "keyId"> & { credentials: Uint8Array };

/** The row with its credentials opened; keep it no longer than a call. */
export function openAccount(row: SealedAccount): GatewayAccount {
  const text = unseal({ bytes: row.credentials, keyId: row.keyId }, credentialsPlace(row.orgId, row.id));
  return {
    id: row.id,
    orgId: row.orgId,
    mode: row.mode,
    credentials: SCHEMAS[row.gateway].parse(JSON.parse(text)),
  };
}

/**
 * The org's account that is in use at this gateway.
 * @throws EdgeError gateway_not_configured
 */
export async function getActiveAccountOrThrow(
  tx: Tx,
  orgId: string,
  gateway: GatewayName,
): Promise<GatewayAccount> {
  const row = await tx.gatewayAccount.findFirst({ where: { orgId, gateway, status: "active" } });
  if (!row)
    throw new EdgeError(
      "gateway_not_configured",
      `No ${gateway} account is connected to this organization.`,
      { field: "gateway" },
    );
  return openAccount(row);
}

/** The account that a row was made with, whether or not it is still the one in use. */
export async function getAccountOrThrow(tx: Tx, orgId: string, id: string): Promise<GatewayAccount> {
  return openAccount(await tx.gatewayAccount.findUniqueOrThrow({ where: { orgId_id: { orgId, id } } }));
}

/** The account that a webhook's address names; null when this organization has none of that gateway under the id. */
export async function findAccount(
  tx: Tx,
  orgId: string,
  id: string,
  gateway: GatewayName,
): Promise<GatewayAccount | null> {
  const row = await tx.gatewayAccount.findFirst({ where: { orgId, id, gateway } });
  return row && openAccount(row);
}
