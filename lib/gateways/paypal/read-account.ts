import type { AccountState, GatewayAccount } from "../types";
import { webhooks } from "./answers";
import type { PaypalClient } from "./client";
import { asking } from "./refusal";

const OPERATION = "reading the account";
const PATH = "/v1/notifications/webhooks";

/**
 * Signs in at the host of the account's mode, which knows no credentials of the other, and makes a call that our
 * application may. PayPal's answers do not say which mode they are of.
 */
export async function readPaypalAccount(
  client: PaypalClient,
  account: GatewayAccount,
): Promise<AccountState> {
  await asking(OPERATION, () =>
    client.call(account, { operation: OPERATION, method: "GET", path: PATH, answer: webhooks }),
  );
  return { mode: account.mode, browserMode: null, clockAheadMs: await readClock(client, account) };
}

/** Any answer has a date, also one that refuses a call without a bearer. */
async function readClock(client: PaypalClient, { mode }: GatewayAccount): Promise<number | null> {
  const asked = fetch(client.baseOf(mode) + PATH, {
    method: "HEAD",
    redirect: "manual",
    signal: AbortSignal.timeout(client.timeoutMs),
  });
  const date = Date.parse((await asked.catch(() => null))?.headers.get("date") ?? "");
  return Number.isNaN(date) ? null : date - Date.now();
}
