import { EdgeError } from "@/lib/errors";
import { gatewayFor } from "@/lib/gateways";
import { isGatewayRejected, isGatewayUnknown } from "@/lib/gateways/errors";
import type { GatewayAccount, GatewayMode, GatewayName } from "@/lib/gateways/types";
import { NAMES } from "./names";

const SECRET_FIELD: Record<GatewayName, string> = { stripe: "secretKey", paypal: "clientSecret" };

/**
 * Uses the credentials at the provider and answers which account they belong to there; undefined where the key may not
 * read that (a restricted one).
 * @throws EdgeError invalid_request with the field at fault: refused, of the other mode, or the provider did not answer
 */
export async function checkCredentials(
  gateway: GatewayName,
  account: GatewayAccount,
): Promise<string | undefined> {
  const provider = gatewayFor(gateway);
  const { mode, browserMode } = await provider.readAccount(account).catch((error: unknown) => {
    throw toSentence(gateway, account.mode, error);
  });
  if (mode && mode !== account.mode) throw wrongMode(gateway, account.mode, mode, SECRET_FIELD[gateway]);
  if (browserMode && browserMode !== account.mode)
    throw wrongMode(gateway, account.mode, browserMode, "publishableKey");
  try {
    return await provider.identifyAccount(account);
  } catch (error) {
    if (isGatewayRejected(error)) return undefined;
    throw toSentence(gateway, account.mode, error);
  }
}

/** What staff are told of a call that the provider did not carry out; anything else stays the error that it was. */
export function toSentence(gateway: GatewayName, mode: GatewayMode, error: unknown): unknown {
  const name = NAMES[gateway];
  if (isGatewayUnknown(error)) {
    return new EdgeError(
      "invalid_request",
      `${name} did not answer. Nothing was changed; try again in a minute.`,
    );
  }
  if (!isGatewayRejected(error)) return error;
  const what = gateway === "stripe" ? "this secret key" : "this client id and secret";
  return new EdgeError(
    "invalid_request",
    `${name} refused ${what} in ${mode} mode (${error.providerCode}). Copy them again from ${name}'s ${mode === "test" ? "test (sandbox)" : "live"} credentials.`,
    { field: SECRET_FIELD[gateway] },
  );
}

function wrongMode(gateway: GatewayName, chosen: GatewayMode, found: GatewayMode, field: string): EdgeError {
  return new EdgeError(
    "invalid_request",
    `This is a ${found} key, and the account is for ${chosen} mode. Use ${NAMES[gateway]}'s ${chosen} key, or connect it as a ${found} account.`,
    { field },
  );
}
