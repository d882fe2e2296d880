import { env } from "@/lib/env";
import { EdgeError } from "@/lib/errors";
import { judgeEndpointUrl } from "@/lib/outbox/endpoint-url";

/**
 * The address as it is kept. What its name leads to is judged at each attempt.
 * @throws EdgeError invalid_request
 */
export function requireUrl(url: string): string {
  const judged = judgeEndpointUrl(url, { allowLoopback: env().EDGE_SANDBOX });
  if (judged.ok) return judged.url;
  throw new EdgeError("invalid_request", `wh_endpoint cannot be called: ${judged.message}`, {
    field: "wh_endpoint",
  });
}
