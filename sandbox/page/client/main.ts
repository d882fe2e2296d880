import {
  type Account,
  control,
  type Decline,
  type Entry,
  type Fault,
  type LoggedRequest,
  type Mode,
  type SandboxEvent,
} from "./api";
import { byId, el } from "./dom";
import { wireLevers } from "./levers";
import { money, showMoney, showObjects, showRequests, showWebhooks } from "./lists";
import { wireTabs } from "./tabs";
import { act, deliver, showTrouble, wireTrouble } from "./trouble";

const PACE_MS = 2000;
const KEPT = 2000;

const select = byId<HTMLSelectElement>("account");
const around = { account: () => select.value, refresh };

/** Calls come in order and never change: only new ones are fetched. */
let known: { account: string; requests: LoggedRequest[] } = { account: "", requests: [] };

async function refresh(): Promise<void> {
  const account = select.value;
  if (known.account !== account) known = { account, requests: [] };
  const since = known.requests.at(-1)?.seq ?? 0;
  const query = account ? `?account=${encodeURIComponent(account)}` : "";
  try {
    const [accounts, ledger, requests, webhooks, faults, declines] = await Promise.all([
      control<{ accounts: Account[] }>("GET", "accounts"),
      control<{ entries: Entry[] }>("GET", `ledger${query}`),
      control<{ requests: LoggedRequest[] }>("GET", `requests${query || "?"}&since=${since}`),
      control<{ modes: Mode[]; events: SandboxEvent[] }>("GET", `webhooks${query || "?"}&latest=200`),
      control<{ faults: Fault[] }>("GET", "faults"),
      control<{ declines: Decline[] }>("GET", "decline-next"),
    ]);
    if (account !== select.value || since !== (known.requests.at(-1)?.seq ?? 0)) return;
    const calls = [...known.requests, ...requests.requests].slice(-KEPT);
    known = { account, requests: calls };
    offerAccounts(accounts.accounts);
    showFigures(accounts.accounts, ledger.entries, calls, webhooks.events);
    showMoney(ledger.entries);
    showRequests(calls);
    showWebhooks(webhooks.events, (id) => {
      void act(around, "Sent.", () => deliver({ ids: [id] }));
    });
    showObjects(accounts.accounts.filter((one) => !account || one.account === account));
    showTrouble(declines.declines, faults.faults, webhooks.modes, account);
    tell("Live", false);
  } catch {
    tell("Not reached", true);
  }
}

function tell(text: string, lost: boolean): void {
  const live = byId("live");
  if (live.textContent !== text) live.textContent = text;
  live.classList.toggle("lost", lost);
}

/** The choice of accounts, with what was chosen kept. */
function offerAccounts(accounts: Account[]): void {
  const names = [...new Set(accounts.map(({ account }) => account))];
  if (
    names.length + 1 === select.options.length &&
    names.every((name, at) => select.options[at + 1]?.value === name)
  )
    return;
  const chosen = select.value;
  const options = names.map((name) => {
    const providers = accounts.filter(({ account }) => account === name).map(({ provider }) => provider);
    return new Option(
      `${name} (${providers.map((one) => (one === "stripe" ? "Stripe" : "PayPal")).join(", ")})`,
      name,
    );
  });
  select.replaceChildren(new Option("All accounts", ""), ...options);
  select.value = names.includes(chosen) ? chosen : "";
}

function showFigures(
  accounts: Account[],
  entries: Entry[],
  requests: LoggedRequest[],
  events: SandboxEvent[],
): void {
  const totals = new Map<string, number>();
  for (const { kind, amount_minor, currency } of entries)
    totals.set(currency, (totals.get(currency) ?? 0) + (kind === "refund" ? -amount_minor : amount_minor));
  const undelivered = events.filter(
    ({ held, deliveries }) => held || deliveries.some(({ state }) => state !== "delivered"),
  );
  const figures: [string, string][] = [
    ...[...totals].map(([currency, sum]): [string, string] => [money(sum, currency), `Net in ${currency}`]),
    [String(entries.filter(({ kind }) => kind === "capture").length), "Payments"],
    [String(requests.length), "Requests"],
    [String(undelivered.length), "Webhooks not delivered"],
    [String(new Set(accounts.map(({ account }) => account)).size), "Accounts"],
  ];
  byId("figures").replaceChildren(
    ...figures.map(([value, name]) => el("div", "figure", el("b", "", value), el("span", "", name))),
  );
}

wireTabs();
wireTrouble(around);
wireLevers(around);
select.addEventListener("change", () => void refresh());

async function watch(): Promise<void> {
  if (!document.hidden) await refresh();
  window.setTimeout(() => void watch(), PACE_MS);
}
void watch();
