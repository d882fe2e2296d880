import { fill, type Language } from "../messages/resolve";
import { callApi } from "../shared/api";
import { toIntentRef } from "../shared/intent-secret";
import type { Intent, Outcome, StripeError } from "../shared/protocol";

export type Verdict = "complete" | "fail";

type Request = { key: string; clientSecret: string; merchant: string; language: Language };

const NOTHING_THERE: StripeError = { type: "invalid_request_error", message: "There is no such intent." };

function find(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page lacks #${id}`);
  return found;
}

/** Minor units in the language's own format, e.g. 1500 and "usd" as "$15.00". */
function toAmount(minor: number, currency: string, language: string): string {
  const format = new Intl.NumberFormat(language, { style: "currency", currency: currency.toUpperCase() });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** Keeps a name or an amount in one piece inside a sentence that may run the other way. */
const isolate = (text: string): string => `\u2068${text}\u2069`;

/** The bank's question with its two answers; used in the frame over a page and on the page of a redirect. */
export class BankCard {
  private readonly buttons: Record<Verdict, HTMLButtonElement>;

  constructor(
    private readonly request: Request,
    private readonly onDone: (outcome: Outcome<Intent>) => void,
  ) {
    this.buttons = {
      complete: find("complete") as HTMLButtonElement,
      fail: find("fail") as HTMLButtonElement,
    };
    for (const verdict of ["complete", "fail"] as const)
      this.buttons[verdict].addEventListener("click", () => void this.answer(verdict));
  }

  /** Fills the card in; says so when there is nothing to confirm (any more). */
  async show(): Promise<void> {
    const { language, merchant } = this.request;
    const { challenge } = language.messages;
    document.documentElement.lang = language.tag;
    document.documentElement.dir = language.dir;
    document.title = challenge.title;
    find("title").textContent = challenge.title;
    find("explanation").textContent = challenge.explanation;
    const { value: intent } = await this.read();
    if (intent?.status !== "requires_action") {
      find("question").textContent = challenge.gone;
      if (intent) this.onDone({ value: intent });
      return;
    }
    const amount = toAmount(intent.amount ?? 0, intent.currency ?? "usd", language.tag);
    const question = intent.object === "payment_intent" ? challenge.pay : challenge.save;
    find("question").textContent = fill(question, { amount: isolate(amount), merchant: isolate(merchant) });
  }

  focus(): void {
    this.buttons.complete.focus();
  }

  private get path(): string {
    return toIntentRef(this.request.clientSecret)?.path ?? "";
  }

  private get credentials() {
    return { key: this.request.key, client_secret: this.request.clientSecret };
  }

  private async read(): Promise<Outcome<Intent>> {
    if (!this.path) return { error: NOTHING_THERE };
    return callApi<Intent>(location.origin, "GET", this.path, this.credentials);
  }

  /** Gives the bank's answer and passes the intent on as it is afterwards; a second answer waits for the first. */
  async answer(verdict: Verdict): Promise<void> {
    if (this.buttons.complete.disabled) return;
    this.lock(true);
    const id = toIntentRef(this.request.clientSecret)?.id;
    const path = `/stripe/challenge/${id}/${verdict}`;
    const told = await callApi<Intent>(location.origin, "POST", path, this.credentials);
    const outcome = told.error?.type === "api_connection_error" ? told : await this.read();
    if (outcome.value) {
      this.onDone(outcome);
      return;
    }
    find("problem").textContent = this.request.language.messages.challenge.unreachable;
    this.lock(false);
    this.buttons[verdict].focus();
  }

  private lock(locked: boolean): void {
    for (const button of Object.values(this.buttons)) button.disabled = locked;
    if (locked) find("problem").textContent = "";
  }
}
