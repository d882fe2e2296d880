import type { Prisma, WebhookEndpoint } from "@/lib/generated/prisma/client";

/** What the audit trail keeps of an endpoint: nothing secret. */
export function toFacts(endpoint: WebhookEndpoint): Prisma.InputJsonObject {
  const { name, url, eventTypes, authType, timeoutSeconds, retryCount, retryDelaySeconds, status } = endpoint;
  return { name, url, eventTypes, authType, timeoutSeconds, retryCount, retryDelaySeconds, status };
}

/** Of two states of an endpoint, what differs. */
export function toChange(before: WebhookEndpoint, after: WebhookEndpoint) {
  const [was, is] = [toFacts(before), toFacts(after)];
  const changed = Object.keys(is).filter((fact) => JSON.stringify(was[fact]) !== JSON.stringify(is[fact]));
  const only = (facts: Prisma.InputJsonObject): Prisma.InputJsonObject =>
    Object.fromEntries(changed.map((fact) => [fact, facts[fact]]));
  return { before: only(was), after: only(is) };
}
