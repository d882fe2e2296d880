import { UNREACHABLE } from "../shared/api";
import { BLEED, toMetrics } from "../shared/metrics";
import type {
  ElementOptions,
  FromPaymentFrame,
  Outcome,
  PaymentCalls,
  PaymentSettings,
  ToPaymentFrame,
} from "../shared/protocol";
import { Emitter } from "./emitter";
import { IntegrationError } from "./integration-error";
import { type OpenFrame, openFrame } from "./open-frame";

type Answer = (outcome: Outcome<unknown>) => void;

/** Submits the form around the element, as Enter in one of the form's own inputs would. */
function submitAround(node: HTMLElement): void {
  const form = node.closest("form");
  if (!form) return;
  const button = [...form.elements].find(
    (control): control is HTMLButtonElement | HTMLInputElement =>
      (control instanceof HTMLButtonElement || control instanceof HTMLInputElement) &&
      control.type === "submit",
  );
  if (!button) form.requestSubmit();
  else if (!button.disabled) form.requestSubmit(button);
}

/** The page's side of the Payment Element: a frame in the page's own node, and its events. */
export class PaymentElement extends Emitter {
  private frame: OpenFrame | undefined;
  private container: HTMLElement | undefined;
  private readonly waiting = new Map<number, Answer>();
  private calls = 0;
  private destroyed = false;
  private unreachable = false;

  constructor(
    private readonly origin: string,
    /** The group's settings, read anew at each mount. */
    private readonly settings: () => Omit<PaymentSettings, "options">,
    private options: ElementOptions,
    private readonly onDestroy: () => void,
  ) {
    super();
  }

  /** Who asks for the money, in words for the bank's page. */
  get merchant(): string {
    return this.options.business?.name ?? window.location.hostname;
  }

  mount(target: string | HTMLElement): void {
    if (this.destroyed) throw new IntegrationError("This Element has been destroyed. Create a new one.");
    const container = typeof target === "string" ? document.querySelector<HTMLElement>(target) : target;
    if (!container) throw new IntegrationError("The Element's mount point is not in the page.");
    if (container === this.container) return;
    this.unmount();
    this.container = container;
    container.classList.add("StripeElement");
    this.frame = openFrame({
      url: `${this.origin}/stripe/elements/payment`,
      title: "Secure payment input frame",
      parent: container,
      styles: {
        display: "block",
        border: "0",
        padding: "0",
        margin: `-${BLEED}px`,
        width: `calc(100% + ${BLEED * 2}px)`,
        "min-width": "100%",
        height: `${toMetrics(this.settings().appearance).height + BLEED * 2}px`,
        overflow: "hidden",
        background: "transparent",
        "color-scheme": "light",
      },
      settings: () => ({ ...this.settings(), options: this.options }),
      onSilence: () => this.giveUp(),
    });
    this.frame.port.onmessage = ({ data }: MessageEvent<FromPaymentFrame>) => this.receive(data);
    this.emit("loaderstart", { elementType: "payment" });
  }

  private giveUp(): void {
    this.unreachable = true;
    this.answerAll();
    this.emit("loaderror", { elementType: "payment", error: UNREACHABLE });
  }

  private answerAll(): void {
    for (const answer of this.waiting.values()) answer({ error: UNREACHABLE });
    this.waiting.clear();
  }

  private receive(message: FromPaymentFrame): void {
    switch (message.type) {
      case "answer":
        this.waiting.get(message.number)?.(message.outcome);
        this.waiting.delete(message.number);
        return;
      case "height":
        this.frame?.iframe.style.setProperty("height", `${message.px + BLEED * 2}px`, "important");
        return;
      case "enter":
        if (this.container) submitAround(this.container);
        return;
      case "event":
        this.note(message.name, message.payload);
        this.emit(message.name, message.payload);
    }
  }

  private note(name: string, payload: Record<string, unknown>): void {
    const classes = this.container?.classList;
    if (name === "focus" || name === "blur") classes?.toggle("StripeElement--focus", name === "focus");
    if (name !== "change") return;
    classes?.toggle("StripeElement--empty", payload.empty === true);
    classes?.toggle("StripeElement--complete", payload.complete === true);
  }

  private post(message: ToPaymentFrame): void {
    this.frame?.port.postMessage(message);
  }

  /** Asks the frame; resolves always, with `api_connection_error` when the frame is not there to answer. */
  ask<Name extends keyof PaymentCalls>(
    name: Name,
    input: PaymentCalls[Name]["input"],
  ): Promise<Outcome<PaymentCalls[Name]["output"]>> {
    if (!this.frame)
      throw new IntegrationError("The Payment Element is not mounted. Mount it before you use it.");
    if (this.unreachable) return Promise.resolve({ error: UNREACHABLE });
    const number = ++this.calls;
    return new Promise((resolve) => {
      this.waiting.set(number, resolve as Answer);
      this.post({ type: "call", number, name, input });
    });
  }

  update(options: ElementOptions): this {
    this.options = { ...this.options, ...options };
    void this.refresh();
    return this;
  }

  /** Tells a mounted frame the settings as they are now; a later mount reads them anyway. */
  async refresh(): Promise<void> {
    if (this.frame) await this.ask("update", { ...this.settings(), options: this.options });
  }

  focus(): void {
    this.frame?.iframe.focus();
    this.post({ type: "focus" });
  }

  /** Gives the focus back to where it was; into the frame, to the field that had it. */
  refocus(before: Element | null): void {
    if (before && before === this.frame?.iframe) this.focus();
    else if (before instanceof HTMLElement) before.focus();
  }

  blur(): void {
    this.post({ type: "blur" });
    this.frame?.iframe.blur();
  }

  clear(): void {
    this.post({ type: "clear" });
  }

  /** There is one payment method only, so there is nothing to collapse. */
  collapse(): this {
    return this;
  }

  unmount(): void {
    this.frame?.close();
    this.frame = undefined;
    this.unreachable = false;
    this.answerAll();
    this.container?.classList.remove(
      "StripeElement",
      "StripeElement--focus",
      "StripeElement--empty",
      "StripeElement--complete",
    );
    this.container = undefined;
  }

  destroy(): void {
    if (this.destroyed) throw new IntegrationError("This Element has already been destroyed.");
    this.unmount();
    this.destroyed = true;
    this.onDestroy();
  }
}
