export {
  type ActionName,
  type Answer,
  type CallOptions,
  type ClientOptions,
  createEdgeClient,
  type EdgeClient,
  type Input,
} from "./client.ts";
export { EdgeApiError, EdgeUnreachable } from "./error.ts";
export { type Reading, readEvents } from "./events.ts";
export { type EdgeEvent, type EventType, InvalidWebhook, type Received, verifyWebhook } from "./webhooks.ts";
