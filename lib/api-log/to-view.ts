import type { ApiRequest } from "@/lib/generated/prisma/client";
import type { ApiRequestLine } from "./queries";
import type { ApiCallLine, ApiCallView } from "./view";

/** A call as lists show it. Pure. */
export function toCallLine(call: ApiRequestLine, keyNames: ReadonlyMap<string, string>): ApiCallLine {
  return {
    id: call.id,
    at: call.createdAt.toISOString(),
    action: call.action,
    status: call.status,
    errorCode: call.errorCode,
    keyId: call.apiKeyId,
    keyName: keyNames.get(call.apiKeyId) ?? null,
    customerId: call.customerId,
    latencyMs: call.latencyMs,
  };
}

/** A call as its own page shows it. Pure. */
export function toCallView(
  call: ApiRequest,
  keyNames: ReadonlyMap<string, string>,
  errorMeans: string | null,
): ApiCallView {
  const { path, idempotencyKey, address, userAgent, request, response } = call;
  return {
    ...toCallLine(call, keyNames),
    errorMeans,
    path,
    idempotencyKey,
    address,
    userAgent,
    request,
    response,
  };
}
