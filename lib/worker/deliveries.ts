import { makeDispatcher } from "@/lib/outbox/dispatcher";
import { disableEndpoint } from "@/lib/webhooks/disable-endpoint";

/** The worker's one sender of events. */
export const deliveries = makeDispatcher(disableEndpoint);
