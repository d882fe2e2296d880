import { addressGroup } from "@/lib/address-group";
import type { AuthenticatedKey } from "@/lib/auth/api-keys/authenticate";
import { EdgeError } from "@/lib/errors";
import { refusedFor, takeToken } from "@/lib/rate-limit";
import type { ActionRequest } from "./action-request";
import type { JsonObject } from "./json-body";

/** Twenty wrong keys at once from an address, then one every three seconds. Right keys spend nothing of it. */
const WRONG_KEYS = { perSecond: 20 / 60, burst: 20 };

export type FindKey = (secret: string) => Promise<AuthenticatedKey | null>;

/**
 * The key that the request carries, with one call of its rate spent.
 * @throws EdgeError missing_api_key, invalid_api_key, invalid_request, rate_limited
 */
export async function requireApiKey(
  request: ActionRequest,
  body: JsonObject,
  address: string,
  findKey: FindKey,
): Promise<AuthenticatedKey> {
  const secret = secretOf(request, body);
  const wrongKeys = `wrong-key:${addressGroup(address)}`;
  // Without an address all callers share one bucket: a wrong key is still counted, but no one shuts others out.
  if (address) refuse(refusedFor(wrongKeys), "Too many wrong API keys came from your address.");

  const key = await findKey(secret);
  if (!key) {
    refuse(await takeToken(wrongKeys, WRONG_KEYS), "Too many wrong API keys came from your address.");
    throw new EdgeError("invalid_api_key", "The API key is not valid.", { field: "api_key" });
  }
  refuse(await takeToken(`key:${key.id}`, key), "This API key is called more often than its limit allows.");
  return key;
}

function secretOf(request: ActionRequest, { api_key: inBody }: JsonObject): string {
  if (inBody !== undefined && typeof inBody !== "string") {
    throw new EdgeError("invalid_request", "api_key must be a string.", { field: "api_key" });
  }
  const bearer = /^bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const secret = bearer ?? inBody;
  if (secret) return secret;
  throw new EdgeError(
    "missing_api_key",
    "An API key is required: send it as api_key, or in the header Authorization: Bearer <key>.",
    { field: "api_key" },
  );
}

function refuse(waitMs: number, sentence: string): void {
  if (waitMs <= 0) return;
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  throw new EdgeError("rate_limited", `${sentence} Try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  });
}
