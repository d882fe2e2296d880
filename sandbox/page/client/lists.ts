import {
  type Account,
  control,
  type Entry,
  type HeldObject,
  type LoggedRequest,
  type SandboxEvent,
} from "./api";
import { byId, chip, clock, el, json, opening, show } from "./dom";

const SHOWN = 200;

/** Minor units in the reader's own way of writing money. */
export function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat(undefined, { style: "currency", currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

const provider = (name: string) => (name === "stripe" ? "Stripe" : "PayPal");

export function showMoney(entries: Entry[]): void {
  const rows = entries.map((entry, at) => ({
    key: String(at),
    version: entry.ref,
    make: () => {
      const sign = entry.kind === "refund" ? -1 : 1;
      const line = [
        el("span", "main", entry.ref, el("small", "", `${provider(entry.provider)} ${entry.account}`)),
        chip(entry.kind === "refund" ? "Refund" : "Captured", entry.kind === "refund" ? "wait" : "good"),
        el("span", "amount", money(sign * entry.amount_minor, entry.currency)),
        clock(entry.at),
      ];
      return opening(line, () => [json({ invoice_id: entry.invoice_id, metadata: entry.metadata })]);
    },
  }));
  show(byId("money"), rows.reverse().slice(0, SHOWN), "No money has moved yet.");
}

const tone = (status: number) => (status === 0 || status >= 500 ? "bad" : status >= 400 ? "wait" : "good");

export function showRequests(requests: LoggedRequest[]): void {
  const rows = requests.map((request) => ({
    key: String(request.seq),
    version: "",
    make: () => {
      const { status, fault, idempotency_key: key } = request;
      const line = [
        chip(status === 0 ? "No answer" : String(status), tone(status)),
        el("span", "main", `${request.method} ${request.path}`, key ? el("small", "", key) : null),
        fault ? chip(fault.replaceAll("_", " "), "wait") : null,
        clock(request.at),
      ];
      return opening(line, () => [
        request.request_body ? json(request.request_body) : null,
        json(request.response_body ?? "Nothing was answered."),
      ]);
    },
  }));
  show(byId("requests"), rows.reverse().slice(0, SHOWN), "No calls yet.");
}

const STATES: Record<string, string> = {
  delivered: "good",
  pending: "wait",
  held: "wait",
  lost: "bad",
  failed: "bad",
};

export function showWebhooks(events: SandboxEvent[], deliver: (id: string) => void): void {
  const rows = events.map((event) => ({
    key: event.id,
    version: JSON.stringify([event.held, event.deliveries]),
    make: () => {
      const states = event.deliveries.map(({ state }) => chip(state, STATES[state]));
      const line = [
        el("span", "main", event.type, el("small", "", `${event.id}, ${event.account}`)),
        ...(states.length > 0 ? states : [chip(event.held ? "held" : "nobody listens")]),
        clock(event.created_at),
      ];
      return opening(line, () => {
        const again = el("button", "", "Send now");
        again.type = "button";
        again.addEventListener("click", () => deliver(event.id));
        const tries = event.deliveries.map(({ url, attempts }) =>
          el(
            "small",
            "",
            `${url}: ${attempts.map(({ status, error }) => error ?? status).join(", ") || "not sent"}`,
          ),
        );
        return [...tries, again, json(event.body)];
      });
    },
  }));
  show(byId("webhooks"), rows.reverse().slice(0, SHOWN), "No events yet.");
}

/** Types with their numbers; the objects themselves are fetched when a type is opened. */
export function showObjects(accounts: Account[]): void {
  const rows = accounts.flatMap(({ provider: name, account, types }) =>
    Object.entries(types).map(([type, count]) => ({
      key: `${name}|${account}|${type}`,
      version: String(count),
      make: () => {
        const title = el(
          "span",
          "main",
          type.replaceAll("_", " "),
          el("small", "", `${provider(name)} ${account}`),
        );
        return opening([title, chip(String(count))], () => [later(name, account, type)]);
      },
    })),
  );
  show(byId("objects"), rows, "Nothing is held yet.");
}

function later(name: string, account: string, type: string): HTMLElement {
  const box = el("div", "", "Loading");
  const query = new URLSearchParams({ provider: name, account, type });
  control<{ objects: HeldObject[] }>("GET", `objects?${query}`).then(
    ({ objects }) => {
      const rows = objects
        .slice(0, SHOWN)
        .map(({ id, value }) => opening([el("span", "main", id)], () => [json(value)]));
      box.replaceChildren(...rows);
    },
    (error: Error) => box.replaceChildren(error.message),
  );
  return box;
}
