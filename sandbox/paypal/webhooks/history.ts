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
  const after = call.query.get("next_page_token");
  const all = core.store
    .list<StoredEvent>("paypal", call.account, "event")
    .map((row) => row.value)
    .filter((event) => !type || event.type === type)
    .filter((event) => !from || new Date(event.created_at) >= new Date(from))
    .filter((event) => !to || new Date(event.created_at) <= new Date(to))
    .filter((event) => !about || aboutTransaction(event, about))
    .map(({ body, id }) => ({ id, body }));
  const start = after ? all.findIndex(({ id }) => id === after) + 1 : 0;
  const shown = all.slice(start, start + size);
  const href = (more: Record<string, string>) => {
    const query = new URLSearchParams({
      ...Object.fromEntries(call.query),
      page_size: String(size),
      ...more,
    });
    return `${core.origin}/v1/notifications/webhooks-events?${query}`;
  };
  const last = shown.at(-1);
  const next =
    last && start + size < all.length
      ? [{ href: href({ next_page_token: last.id }), rel: "next", method: "GET" }]
      : [];
  return {
    status: 200,
    body: {
      events: shown.map(({ body }): unknown => JSON.parse(body)),
      count: shown.length,
      links: [{ href: href({}), rel: "self", method: "GET" }, ...next],
    },
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
