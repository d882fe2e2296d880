import { namesAccount } from "./accounts";
import type { Journal } from "./journal";
import type { Account, OutgoingEvent, Part, Provider, WebhookTarget } from "./types";
import type { Modes } from "./webhook-modes";
import { type Attempt, postWebhook, taken } from "./webhook-post";

const EVENTS = "event";
const DELIVERIES = "delivery";
const KEPT_EVENTS = 5000;
const TRIES = 10;
const FIRST_RETRY_MS = 1000;
const REORDER_WINDOW_MS = 400;

export type KeptEvent = OutgoingEvent & {
  seq: number;
  provider: Provider;
  account: string;
  held: boolean;
  created_at: string;
};

export type Delivery = {
  event: string;
  provider: Provider;
  account: string;
  target: string;
  url: string;
  state: "pending" | "held" | "lost" | "delivered" | "failed";
  copies: number;
  attempts: Attempt[];
  due_at: string | null;
};

type Options = { journal: Journal; modes: Modes; now: () => Date; partOf: (provider: Provider) => Part };

/** Keeps every event, posts it under the mode in force, and tries again what was not taken. */
export function makeWebhooks({ journal, modes, now, partOf }: Options) {
  const timers = new Set<NodeJS.Timeout>();
  let seq = Math.max(0, ...journal.entries(EVENTS).map(([, event]) => (event as KeptEvent).seq));
  let reordering: string[] | undefined;

  const eventKey = (provider: Provider, account: string, id: string) => `${provider}|${account}|${id}`;
  const events = () => journal.entries(EVENTS).map(([, event]) => event as KeptEvent);
  const deliveries = () => journal.entries(DELIVERIES).map(([, row]) => row as Delivery);
  const targetsFor = (event: KeptEvent) =>
    partOf(event.provider)
      .targets(event.account)
      .filter((target) => target.wants(event.type));

  /** The keys of each event's deliveries: asked for every event of a list. */
  const ofEvent = new Map<string, Set<string>>();
  function index(event: { provider: Provider; account: string; id: string }, key: string): void {
    const its = eventKey(event.provider, event.account, event.id);
    const keys = ofEvent.get(its) ?? new Set();
    ofEvent.set(its, keys.add(key));
  }
  for (const [key, row] of journal.entries(DELIVERIES) as [string, Delivery][])
    index({ ...row, id: row.event }, key);

  function later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  }

  function open(
    event: KeptEvent,
    target: WebhookTarget,
    state: Delivery["state"],
    dueMs: number,
    copies = 1,
  ) {
    const key = `${eventKey(event.provider, event.account, event.id)}|${target.id}`;
    const { provider, account } = event;
    const due_at = state === "pending" ? new Date(now().getTime() + dueMs).toISOString() : null;
    const row: Delivery = {
      event: event.id,
      provider,
      account,
      target: target.id,
      url: target.url,
      state,
      copies,
      attempts: [],
      due_at,
    };
    journal.put(DELIVERIES, key, row);
    index(event, key);
    return key;
  }

  function emit(account: Account, outgoing: OutgoingEvent): void {
    const { mode, delay_ms: delay = 0 } = modes.of(account);
    seq += 1;
    const event: KeptEvent = {
      ...outgoing,
      seq,
      provider: account.provider,
      account: account.id,
      held: mode === "hold",
      created_at: now().toISOString(),
    };
    journal.put(EVENTS, eventKey(account.provider, account.id, event.id), event);
    forgetOldest();
    for (const target of targetsFor(event)) {
      if (mode === "hold") open(event, target, "held", 0);
      else if (mode === "lose") open(event, target, "lost", 0);
      else if (mode === "reorder") reorder(open(event, target, "pending", delay || REORDER_WINDOW_MS), delay);
      else {
        const key = open(event, target, "pending", delay, mode === "duplicate" ? 2 : 1);
        later(delay, () => void attempt(key));
      }
    }
  }

  /** Collects what comes within a window and then posts it, last first, one after the other. */
  function reorder(key: string, delay: number): void {
    if (reordering) {
      reordering.push(key);
      return;
    }
    const keys = [key];
    reordering = keys;
    later(delay || REORDER_WINDOW_MS, async () => {
      reordering = undefined;
      for (const late of keys.reverse()) await attempt(late);
    });
  }

  async function attempt(key: string): Promise<void> {
    journal.flush();
    const row = journal.get(DELIVERIES, key) as Delivery | undefined;
    if (row?.state !== "pending") return;
    const event = journal.get(EVENTS, eventKey(row.provider, row.account, row.event)) as
      | KeptEvent
      | undefined;
    const target = event && targetsFor(event).find(({ id }) => id === row.target);
    if (!event || !target) {
      journal.remove(DELIVERIES, key);
      journal.flush();
      return;
    }
    const results = await Promise.all(
      Array.from({ length: row.copies }, () => postWebhook(target, event, now)),
    );
    settle(key, results);
  }

  function settle(key: string, results: Attempt[]): void {
    const row = journal.get(DELIVERIES, key) as Delivery | undefined;
    if (!row) return;
    const attempts = [...row.attempts, ...results];
    const rounds = Math.ceil(attempts.length / row.copies);
    if (row.state === "delivered" || results.some(taken)) {
      journal.put(DELIVERIES, key, { ...row, state: "delivered", attempts, due_at: null });
    } else if (row.state !== "pending") {
      journal.put(DELIVERIES, key, { ...row, attempts });
    } else if (rounds >= TRIES) {
      journal.put(DELIVERIES, key, { ...row, state: "failed", attempts, due_at: null });
    } else {
      const wait = FIRST_RETRY_MS * 2 ** (rounds - 1);
      const due_at = new Date(now().getTime() + wait).toISOString();
      journal.put(DELIVERIES, key, { ...row, attempts, due_at });
      later(wait, () => void attempt(key));
    }
    journal.flush();
  }

  /** Posts one event to everyone who wants it, now, whatever its state; one status per endpoint. */
  async function deliverNow(event: KeptEvent): Promise<{ id: string; target: string; status: number }[]> {
    journal.put(EVENTS, eventKey(event.provider, event.account, event.id), { ...event, held: false });
    return Promise.all(
      targetsFor(event).map(async (target) => {
        const key = `${eventKey(event.provider, event.account, event.id)}|${target.id}`;
        if (!journal.get(DELIVERIES, key)) open(event, target, "held", 0);
        journal.flush();
        const result = await postWebhook(target, event, now);
        settle(key, [result]);
        return { id: event.id, target: target.id, status: result.status };
      }),
    );
  }

  function forgetOldest(): void {
    if (journal.size(EVENTS) <= KEPT_EVENTS) return;
    const [key] = journal.entries(EVENTS)[0] as [string, unknown];
    journal.remove(EVENTS, key);
    for (const id of ofEvent.get(key) ?? []) journal.remove(DELIVERIES, id);
    ofEvent.delete(key);
  }

  return {
    emit,
    events,
    deliveries,
    pending(account: Account, eventId: string): number {
      const keys = [...(ofEvent.get(eventKey(account.provider, account.id, eventId)) ?? [])];
      const rows = keys.map((key) => journal.get(DELIVERIES, key) as Delivery | undefined);
      return rows.filter((row) => row && row.state !== "delivered").length;
    },
    /** Posts the named events, or all held ones, one after the other in the order wanted. */
    async deliver(wanted: { ids?: string[]; order?: string | string[]; account?: string }) {
      const inOrder = wanted.ids
        ? wanted.ids.flatMap((id) => events().filter((event) => event.id === id))
        : events().filter((event) => event.held && namesAccount(wanted.account, event.account));
      const { order } = wanted;
      if (order === "reversed") inOrder.reverse();
      else if (Array.isArray(order)) inOrder.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
      const results: { id: string; target: string; status: number }[] = [];
      for (const event of inOrder) results.push(...(await deliverNow(event)));
      return results;
    },
    /** Takes up again what an earlier run of the program still owed. */
    resume(): void {
      for (const [key, row] of journal.entries(DELIVERIES) as [string, Delivery][]) {
        if (row.state !== "pending") continue;
        const wait = row.due_at ? Date.parse(row.due_at) - now().getTime() : 0;
        later(Math.max(0, wait), () => void attempt(key));
      }
    },
    clear(account?: string): void {
      for (const table of [EVENTS, DELIVERIES]) {
        for (const [key, row] of journal.entries(table)) {
          if (namesAccount(account, (row as Delivery).account)) journal.remove(table, key);
        }
      }
    },
    stop(): void {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      reordering = undefined;
    },
  };
}

export type Webhooks = ReturnType<typeof makeWebhooks>;
