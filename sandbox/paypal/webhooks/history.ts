import type { Core, Reply } from "@/sandbox/core/types";
import type { StoredEvent } from "../events";
import type { ApiCall, Operation } from "../http/operation";
import { notFound } from "../http/problem";

/** Named as the resource itself, or as the transaction that it belongs to. */
const aboutTransaction = ({ body }: StoredEvent, id: string) =>
  body.includes(`"${id}"`) || body.includes(`/${id}"`);

function listEvents(core: Core, call: ApiCall): Reply {
  const size = Math.max(1, Number(call.query.get("page_size") ?? 10) || 10);
  const type = call.query.get("event_type");
  const from = call.query.get("start_time");
  const to = call.query.get("end_time");
  const about = call.query.get("transaction_id");
  const events = core.store
    .list<StoredEvent>("paypal", call.account, "event")
    .map((row) => row.value)
    .filter((event) => !type || event.type === type)
    .filter((event) => !from || new Date(event.created_at) >= new Date(from))
    .filter((event) => !to || new Date(event.created_at) <= new Date(to))
    .filter((event) => !about || aboutTransaction(event, about))
    .slice(0, size)
    .map((event): unknown => JSON.parse(event.body));
  const href = `${core.origin}/v1/notifications/webhooks-events?page_size=${size}`;
  return {
    status: 200,
    body: { events, count: events.length, links: [{ href, rel: "self", method: "GET" }] },
  };
}

/** `/v1/notifications/webhooks-events`: what was sent, and sending it again. */
export function eventOperations(core: Core): Operation[] {
  const pattern = "/v1/notifications/webhooks-events";
  const requireEvent = (call: ApiCall): StoredEvent => {
    const event = core.store.get<StoredEvent>("paypal", call.account, "event", call.params.id ?? "");
    if (!event) throw notFound();
    return event;
  };
  return [
    { method: "GET", pattern, run: (call) => listEvents(core, call) },
    {
      method: "GET",
      pattern: `${pattern}/:id`,
      run: (call) => ({ status: 200, body: JSON.parse(requireEvent(call).body) }),
    },
    {
      method: "POST",
      pattern: `${pattern}/:id/resend`,
      run: (call) => {
        const { id, type, body } = requireEvent(call);
        core.emit({ provider: "paypal", id: call.account }, { id, type, body });
        return { status: 202, body: JSON.parse(body) };
      },
    },
  ];
}
