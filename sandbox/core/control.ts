import { namesAccount } from "./accounts";
import * as read from "./control-input";
import type { Declines } from "./declines";
import type { Faults } from "./faults";
import type { Journal } from "./journal";
import type { Ledger } from "./ledger";
import type { RequestLog } from "./requests";
import type { makeStore } from "./store";
import type { Call, Provider, Reply } from "./types";
import type { Modes } from "./webhook-modes";
import type { Webhooks } from "./webhooks";

type Options = {
  journal: Journal;
  store: ReturnType<typeof makeStore>;
  ledger: Ledger;
  faults: Faults;
  declines: Declines;
  log: RequestLog;
  modes: Modes;
  webhooks: Webhooks;
};

const ok = (body: unknown): Reply => ({ status: 200, body });

/** The API under `/_sandbox` for tests and for the page at `/`. */
export function makeControl(options: Options) {
  const { journal, store, ledger, faults, declines, log, modes, webhooks } = options;

  const actions: Record<string, (call: Call) => Reply | Promise<Reply>> = {
    "GET health": () => ok({ ok: true }),
    "GET ledger": (call) =>
      ok({
        entries: ledger.entries().filter((entry) => namesAccount(filter(call, "account"), entry.account)),
      }),
    "GET requests": (call) =>
      ok({
        requests: log
          .since(Number(call.query.get("since") ?? 0))
          .filter(
            (row) =>
              !filter(call, "account") || namesAccount(filter(call, "account"), row.account ?? undefined),
          ),
      }),
    "GET accounts": () => ok({ accounts: store.counts() }),
    "GET objects": (call) =>
      ok({
        objects: store
          .all(filter(call, "provider") as Provider | undefined, filter(call, "type"))
          .filter((row) => namesAccount(filter(call, "account"), row.account)),
      }),
    "GET faults": () => ok({ faults: faults.list() }),
    "POST faults": (call) => {
      faults.add(read.readFault(read.readFields(call.raw)));
      return ok({ faults: faults.list() });
    },
    "DELETE faults": (call) => {
      faults.clear(filter(call, "account"));
      return ok({ faults: faults.list() });
    },
    "GET decline-next": () => ok({ declines: declines.list() }),
    "POST decline-next": (call) => {
      const fields = read.readFields(call.raw);
      declines.add({
        provider: read.required(read.providerOf(fields), "provider"),
        account: read.text(fields, "account"),
        code: read.required(read.text(fields, "code"), "code"),
        times: read.whole(fields, "times") ?? 1,
      });
      return ok({ declines: declines.list() });
    },
    "GET webhooks": (call) =>
      ok(webhookView(filter(call, "account"), Number(call.query.get("latest") ?? Number.POSITIVE_INFINITY))),
    "POST webhooks": (call) => {
      modes.set(read.readMode(read.readFields(call.raw)));
      return ok({ modes: modes.list() });
    },
    "POST webhooks/deliver": async (call) => {
      const fields = read.readFields(call.raw);
      const order = Array.isArray(fields.order) ? read.ids(fields, "order") : read.text(fields, "order");
      const account = read.text(fields, "account");
      return ok({ deliveries: await webhooks.deliver({ ids: read.ids(fields, "ids"), order, account }) });
    },
    "POST reset": (call) => {
      reset(read.text(read.readFields(call.raw), "account"));
      return ok({ ok: true });
    },
  };

  function webhookView(account: string | undefined, latest: number) {
    const all = webhooks.deliveries();
    const events = webhooks
      .events()
      .filter((event) => namesAccount(account, event.account))
      .slice(-latest)
      .map((event) => ({
        ...event,
        deliveries: all.filter((d) => d.event === event.id && d.account === event.account),
      }));
    return { modes: modes.list(), events };
  }

  function reset(account: string | undefined): void {
    if (!account) {
      webhooks.stop();
      for (const table of journal.tables())
        for (const [key] of journal.entries(table)) journal.remove(table, key);
      return;
    }
    for (const row of store.all()) {
      if (namesAccount(account, row.account)) store.remove(row.provider, row.account, row.type, row.id);
    }
    ledger.clear(account);
    faults.clear(account);
    declines.clear(account);
    modes.clear(account);
    webhooks.clear(account);
    log.clear((row) => row.account !== null && namesAccount(account, row.account));
  }

  /** Undefined when the path is none of the control API's. */
  return async function control(call: Call): Promise<Reply | undefined> {
    if (!call.path.startsWith("/_sandbox/")) return undefined;
    // The providers' own levers below this path are steered from here too.
    if (!fromHere(call))
      return { status: 403, body: { error: "Pages of other sites may not steer the sandbox." } };
    const action = actions[`${call.method} ${call.path.slice("/_sandbox/".length)}`];
    if (!action) return undefined;
    try {
      return await action(call);
    } catch (error) {
      if (error instanceof read.BadControl) return { status: 400, body: { error: error.message } };
      throw error;
    } finally {
      journal.flush();
    }
  };
}

const filter = (call: Call, name: string): string | undefined => call.query.get(name) || undefined;

/** Programs send no `Origin`; a browser may act only from the sandbox's own page. */
function fromHere(call: Call): boolean {
  const { origin, host } = call.headers;
  if (!origin || call.method === "GET") return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
