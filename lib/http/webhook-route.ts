import type { GatewayName } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { receiveEvent } from "@/lib/inbox/receive-event";
import { toResponse } from "./answer";
import { toErrorAnswer } from "./error-answer";
import { readRawBody } from "./read-body";

type Segments = { params: Promise<{ account: string }> };

/** A provider's events land here: the bytes as they came, stored, answered. Our own trouble is a 5xx, so that it comes again. */
export function webhookRoute(gateway: GatewayName) {
  return async (request: Request, { params }: Segments): Promise<Response> => {
    const requestId = newId("req");
    try {
      const raw = await readRawBody(request);
      await receiveEvent({ gateway, accountId: (await params).account, raw, headers: request.headers });
      return toResponse({ status: 200, body: '{"received":true}' }, requestId);
    } catch (error) {
      return toResponse(toErrorAnswer(error, requestId), requestId);
    }
  };
}
