import { control, type Decline, type Fault, type Mode } from "./api";
import { byId, el } from "./dom";

const CODES: Record<string, string[]> = {
  stripe: [
    "insufficient_funds",
    "generic_decline",
    "expired_card",
    "incorrect_cvc",
    "processing_error",
    "lost_card",
    "stolen_card",
    "do_not_honor",
    "authentication_required",
    "processing",
    "refund_pending",
    "refund_failed",
  ],
  paypal: [
    "INSTRUMENT_DECLINED",
    "PAYER_ACTION_REQUIRED",
    "REDIRECT_PAYER_FOR_ALTERNATE_FUNDING",
    "MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED",
    "NOT_ENABLED_TO_VAULT_PAYMENT_SOURCE",
    "VAULT_NOT_READY",
    "PENDING",
    "REFUND_PENDING",
    "REFUND_FAILED",
    "REFUND_NOT_ALLOWED",
  ],
};

export type Around = { account: () => string; refresh: () => Promise<void> };

let fading: number | undefined;

/** Says what was done, or why it was not. */
function say(sentence: string): void {
  const toast = byId("toast");
  toast.textContent = sentence;
  toast.classList.add("shown");
  window.clearTimeout(fading);
  fading = window.setTimeout(() => toast.classList.remove("shown"), 3500);
}

/** Does something and says so; the lists are fetched anew afterwards. */
export async function act(around: Around, done: string, run: () => Promise<unknown>): Promise<void> {
  try {
    const answer = await run();
    say(typeof answer === "string" ? answer : done);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
  await around.refresh();
}

const field = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? "");
const optional = (value: string): { account: string } | object => (value ? { account: value } : {});

/** Sends events now and tells how many were taken. */
export async function deliver(wanted: object): Promise<string> {
  type Sent = { deliveries: { status: number }[] };
  const { deliveries } = await control<Sent>("POST", "webhooks/deliver", wanted);
  const taken = deliveries.filter(({ status }) => status >= 200 && status < 300).length;
  return deliveries.length === 0 ? "Nothing to deliver." : `${taken} of ${deliveries.length} taken.`;
}

/** Makes the forms of the right-hand column work. */
export function wireTrouble(around: Around): void {
  wireDeclines(around);
  wireFaults(around);
  wireWebhooks(around);
  wireChallenges(around);
  const reset = byId<HTMLFormElement>("reset-form");
  reset.addEventListener("submit", (event) => {
    event.preventDefault();
    const account = around.account();
    const question = account
      ? `Forget everything of ${account}?`
      : "Forget everything that the sandbox holds?";
    if (window.confirm(question))
      void act(around, "Emptied.", () => control("POST", "reset", optional(account)));
  });
}

function wireDeclines(around: Around): void {
  const form = byId<HTMLFormElement>("decline-form");
  const provider = form.elements.namedItem("provider") as HTMLSelectElement;
  const code = form.elements.namedItem("code") as HTMLInputElement;
  const offer = () => {
    const codes = CODES[provider.value] ?? [];
    byId("codes").replaceChildren(...codes.map((value) => Object.assign(el("option"), { value })));
    code.value = codes[0] ?? "";
  };
  provider.addEventListener("change", offer);
  offer();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const body = { provider: provider.value, code: code.value.trim(), times: Number(field(form, "times")) };
    void act(around, "The next charge or refund will be refused so.", () =>
      control("POST", "decline-next", { ...body, ...optional(around.account()) }),
    );
  });
}

function wireFaults(around: Around): void {
  const form = byId<HTMLFormElement>("fault-form");
  const effect = form.elements.namedItem("effect") as HTMLSelectElement;
  effect.addEventListener("change", () => {
    for (const label of form.querySelectorAll<HTMLElement>("[data-for]"))
      label.hidden = !(label.dataset.for ?? "").split(" ").includes(effect.value);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const path = field(form, "path").trim();
    const body = {
      effect: effect.value,
      times: Number(field(form, "times")),
      ...(field(form, "provider") ? { provider: field(form, "provider") } : {}),
      ...(path ? { path: path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") } : {}),
      ...(effect.value === "delay" ? { ms: Number(field(form, "ms")) } : {}),
      ...(effect.value.startsWith("status") ? { status: Number(field(form, "status")) } : {}),
    };
    void act(around, "Armed.", () => control("POST", "faults", { ...body, ...optional(around.account()) }));
  });
  byId("clear-faults").addEventListener("click", () => {
    void act(around, "Disarmed.", () => control("DELETE", "faults"));
  });
}

function wireWebhooks(around: Around): void {
  const form = byId<HTMLFormElement>("webhook-form");
  form.addEventListener("change", () => {
    const mode = field(form, "mode");
    void act(around, `Webhooks: ${mode}.`, () =>
      control("POST", "webhooks", { mode, ...optional(around.account()) }),
    );
  });
  const send = (order: string) => () => {
    void act(around, "Delivered.", () => deliver({ order, ...optional(around.account()) }));
  };
  byId("deliver").addEventListener("click", send("as-created"));
  byId("deliver-reversed").addEventListener("click", send("reversed"));
}

function wireChallenges(around: Around): void {
  const form = byId<HTMLFormElement>("challenge-form");
  form.addEventListener("change", () => {
    const account = around.account();
    if (!account) {
      say("Choose an account first.");
      form.reset();
      return;
    }
    void act(around, "Set.", () =>
      control("POST", "stripe/challenges", { account, mode: field(form, "mode") }),
    );
  });
}

/** What waits to happen, and the delivery in force. */
export function showTrouble(declines: Decline[], faults: Fault[], modes: Mode[], account: string): void {
  const whose = (one?: string) => (one ? ` (${one})` : "");
  const waiting = declines.map((one) => el("li", "", `${one.code} × ${one.times}${whose(one.account)}`));
  byId("declines").replaceChildren(...waiting);
  const armed = faults.map(({ effect, times, path = "every call", account: one }) =>
    el("li", "", `${effect.replaceAll("_", " ")} × ${times}: ${path}${whose(one)}`),
  );
  byId("faults").replaceChildren(...armed);
  byId("clear-faults").hidden = faults.length === 0;
  const rule = modes.find((one) => (one.account ?? "") === account && !one.provider);
  const wanted = rule?.mode ?? "normal";
  const radio = byId("webhook-form").querySelector<HTMLInputElement>(`input[value="${CSS.escape(wanted)}"]`);
  if (radio) radio.checked = true;
  byId("reset-hint").textContent = account
    ? `Forgets everything of ${account}.`
    : "Forgets every account, payment and webhook endpoint.";
}
