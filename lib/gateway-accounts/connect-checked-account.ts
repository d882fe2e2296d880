import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { GatewayName } from "@/lib/gateways/types";
import { checkCredentials } from "./check-credentials";
import { connectAccount } from "./connect-account";
import { NAMES } from "./names";
import { openAccount } from "./queries";
import { registerWebhook } from "./register-webhook";
import type { ConnectAccountInput } from "./schema";

export type ConnectedAccount = {
  id: string;
  name: string;
  /** Why the provider does not send its events yet; null when it does. */
  webhookFault: string | null;
};

/**
 * Connects an account whose keys the provider has accepted just now, makes it the one in use at its gateway, and registers
 * our webhook there. A webhook that cannot be registered is said, and loses nothing: it can be registered later.
 * @throws EdgeError invalid_request when the provider refuses the keys, they are of the other mode, or the account is
 * connected already
 */
export async function connectCheckedAccount(
  ctx: Context,
  input: ConnectAccountInput,
): Promise<ConnectedAccount> {
  const { gateway, mode, name } = input;
  const accountRef = await checkCredentials(gateway, {
    id: "new",
    orgId: ctx.orgId,
    mode,
    credentials: input.credentials,
  });
  if (accountRef) await inOrg(ctx.orgId, (tx) => refuseSecond(tx, ctx.orgId, input, accountRef));
  const credentials = { ...input.credentials, ...(accountRef ? { accountRef } : {}) };
  const { id } = await connectAccount(ctx, { ...input, credentials } as ConnectAccountInput);
  return { id, name, ...(await registerWebhook(ctx, { accountId: id })) };
}

async function refuseSecond(
  tx: Tx,
  orgId: string,
  { gateway, mode }: { gateway: GatewayName; mode: "test" | "live" },
  accountRef: string,
): Promise<void> {
  const rows = await tx.gatewayAccount.findMany({ where: { orgId, gateway, mode } });
  const same = rows.find((row) => accountRefOf(openAccount(row).credentials) === accountRef);
  if (same)
    throw new EdgeError(
      "invalid_request",
      `This ${NAMES[gateway]} account is connected already, as “${same.name}”. Replace its keys or enable it there.`,
    );
}

export function accountRefOf(credentials: unknown): string | undefined {
  return (credentials as { accountRef?: string }).accountRef;
}
