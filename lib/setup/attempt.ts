import type { Tx } from "@/lib/db";
import type { ClientSetup } from "@/lib/gateways/types";
import type { Prisma } from "@/lib/generated/prisma/client";
import { seal, unseal } from "@/lib/secrets";
import { LIVE_ATTEMPT } from "./status";

const ATTEMPT_PARTS = {
  link: true,
  paymentMethod: true,
  charge: { include: { paymentMethod: true } },
  customer: { include: { contact: true, paymentMethod: true } },
} as const satisfies Prisma.SetupAttemptInclude;

export type Attempt = Prisma.SetupAttemptGetPayload<{ include: typeof ATTEMPT_PARTS }>;

/** The attempt with its link, method, charge and customer. */
export function getAttemptOrThrow(tx: Tx, orgId: string, id: string): Promise<Attempt> {
  return tx.setupAttempt.findUniqueOrThrow({ where: { orgId_id: { orgId, id } }, include: ATTEMPT_PARTS });
}

/** The attempt as it stands once nobody else is changing it, locked until the transaction ends. */
export async function lockAttempt(tx: Tx, orgId: string, id: string): Promise<Attempt> {
  await tx.$executeRaw`select 1 from setup_attempt where org_id = ${orgId} and id = ${id} for no key update`;
  return getAttemptOrThrow(tx, orgId, id);
}

/** The one attempt of this customer that may still take money or save a method. */
export function findLiveAttempt(tx: Tx, orgId: string, customerId: string): Promise<Attempt | null> {
  return tx.setupAttempt.findFirst({
    where: { orgId, customerId, status: { in: [...LIVE_ATTEMPT] } },
    include: ATTEMPT_PARTS,
  });
}

export function isLive(attempt: { status: string }): boolean {
  return (LIVE_ATTEMPT as readonly string[]).includes(attempt.status);
}

const clientPlace = (orgId: string, id: string) => `setup_attempt.client:${orgId}:${id}`;

/** What the browser needs holds a client secret, so it is kept sealed. */
export function sealClient(orgId: string, id: string, client: ClientSetup): Uint8Array<ArrayBuffer> {
  const { bytes, keyId } = seal(JSON.stringify(client), clientPlace(orgId, id));
  return new Uint8Array(Buffer.concat([Buffer.from(keyId, "hex"), bytes]));
}

export function unsealClient(orgId: string, id: string, sealed: Uint8Array): ClientSetup {
  const bytes = Buffer.from(sealed);
  const parts = { keyId: bytes.subarray(0, 6).toString("hex"), bytes: bytes.subarray(6) };
  return JSON.parse(unseal(parts, clientPlace(orgId, id))) as ClientSetup;
}
