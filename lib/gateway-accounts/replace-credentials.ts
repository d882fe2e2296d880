import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { gatewayFor } from "@/lib/gateways";
import { isGatewayRejected, isGatewayUnknown } from "@/lib/gateways/errors";
import type { GatewayAccount, GatewayName } from "@/lib/gateways/types";
import { checkCredentials, toSentence } from "./check-credentials";
import { accountRefOf } from "./connect-checked-account";
import { findRowOrThrow } from "./find-row";
import { keepCredentials } from "./keep-credentials";
import { NAMES } from "./names";
import { openAccount } from "./queries";
import type { replacePaypalSecretInput, replaceStripeKeysInput } from "./schema";

type Input = z.output<typeof replaceStripeKeysInput> | z.output<typeof replacePaypalSecretInput>;

/**
 * Puts other keys of the very same provider account in place of those in use. The provider itself has to show that they
 * are of one account: saved methods live there, and a charge with another's keys would reach none of them.
 * @throws EdgeError invalid_request when the provider refuses the keys, or they are of another account
 */
export async function replaceCredentials(
  ctx: Context,
  { accountId, ...given }: Input,
): Promise<{ name: string }> {
  const row = await inOrg(ctx.orgId, (tx) => findRowOrThrow(tx, ctx.orgId, accountId));
  const { gateway, name } = row;
  if (("secretKey" in given ? "stripe" : "paypal") !== gateway)
    throw new EdgeError("invalid_request", `These are not the keys of a ${NAMES[gateway]} account.`);
  const known = openAccount(row);
  const changed = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const next = { ...known, credentials: { ...(known.credentials as object), ...changed } };
  const found = await checkCredentials(gateway, next);
  const accountRef = await proveSame(ctx, gateway, known, next, found);
  await inOrg(ctx.orgId, async (tx) => {
    await keepCredentials(tx, ctx.orgId, accountId, { ...changed, accountRef });
    await recordAudit(tx, ctx, {
      action: "gateway_account.keys_replaced",
      subjectId: accountId,
      details: { gateway, name, replaced: Object.keys(changed) },
    });
  });
  return { name };
}

/** Answers the account's name at the provider, where that is known. */
async function proveSame(
  ctx: Context,
  gateway: GatewayName,
  known: GatewayAccount,
  next: GatewayAccount,
  found: string | undefined,
): Promise<string | undefined> {
  const before = toAccountRef(known.credentials) ?? (await identify(gateway, known));
  if (before && found) {
    if (before === found) return found;
    throw otherAccount(gateway);
  }
  if (await holdsSavedMethod(ctx, gateway, next)) return found ?? before;
  throw otherAccount(gateway);
}

/** What the kept credentials say themselves: PayPal's client id is one half of them. */
function toAccountRef(credentials: unknown): string | undefined {
  return accountRefOf(credentials) ?? (credentials as { clientId?: string }).clientId;
}

/** Whose the keys in use are; undefined when they no longer work. */
async function identify(gateway: GatewayName, known: GatewayAccount): Promise<string | undefined> {
  try {
    return await gatewayFor(gateway).identifyAccount(known);
  } catch (error) {
    if (isGatewayRejected(error) || isGatewayUnknown(error)) return undefined;
    throw error;
  }
}

/** Where the provider does not say whose the keys are, a method that was saved there and can be read proves it. */
async function holdsSavedMethod(
  { orgId }: Context,
  gateway: GatewayName,
  next: GatewayAccount,
): Promise<boolean> {
  const methods = await inOrg(orgId, (tx) =>
    tx.paymentMethod.findMany({ where: { orgId, gatewayAccountId: next.id, status: "active" }, take: 3 }),
  );
  for (const { ref, customerRef } of methods) {
    const read = gatewayFor(gateway).readMethod(next, { ref, ...(customerRef ? { customerRef } : {}) });
    const method = await read.catch((error: unknown) => {
      throw toSentence(gateway, next.mode, error);
    });
    if (method) return true;
  }
  return false;
}

function otherAccount(gateway: GatewayName): EdgeError {
  return new EdgeError(
    "invalid_request",
    `${NAMES[gateway]} does not say that these keys belong to the account that is connected here. The payment methods of its customers are saved in that account, so keep its keys; connect another account as a new one.`,
    { field: gateway === "stripe" ? "secretKey" : "clientSecret" },
  );
}
