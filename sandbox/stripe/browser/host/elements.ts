import type { Appearance, ElementOptions, FontSource, StripeError } from "../shared/protocol";
import { Emitter } from "./emitter";
import { IntegrationError } from "./integration-error";
import { PaymentElement } from "./payment-element";

export type ElementsOptions = {
  clientSecret?: string;
  appearance?: Appearance;
  locale?: string;
  fonts?: FontSource[];
  loader?: string;
  [other: string]: unknown;
};

/** A group of elements: it holds at most one, the Payment Element, since that is what is played here. */
export class Elements extends Emitter {
  private element: PaymentElement | undefined;
  private options: ElementsOptions;

  constructor(
    private readonly origin: string,
    private readonly key: string,
    options: ElementsOptions,
    private readonly locale: string,
  ) {
    super();
    if (options.paymentMethodTypes) throw new IntegrationError("paymentMethodTypes is no longer supported.");
    if (options.clientSecret !== undefined && typeof options.clientSecret !== "string")
      throw new IntegrationError("elements(): clientSecret has to be a string.");
    if (options.clientSecret && options.mode)
      throw new IntegrationError("elements(): pass either clientSecret or mode.");
    this.options = { ...options };
  }

  get clientSecret(): string | undefined {
    return this.options.clientSecret;
  }

  get language(): string {
    return this.options.locale ?? this.locale;
  }

  private get settings() {
    return {
      key: this.key,
      clientSecret: this.options.clientSecret,
      locale: this.language,
      appearance: this.options.appearance ?? {},
      fonts: this.options.fonts ?? [],
    };
  }

  create(type: string, options: ElementOptions = {}): PaymentElement {
    if (type !== "payment") throw new IntegrationError(`The sandbox plays no "${type}" Element.`);
    if (this.element) throw new IntegrationError("There can be one Element of type payment in a group.");
    const forget = (): void => {
      this.element = undefined;
    };
    this.element = new PaymentElement(this.origin, () => this.settings, options, forget);
    return this.element;
  }

  getElement(type: string | { __elementType?: string }): PaymentElement | null {
    const name = typeof type === "string" ? type : type.__elementType;
    return name === "payment" ? (this.element ?? null) : null;
  }

  /** The mounted Payment Element. Throws when the group has none. */
  requireElement(): PaymentElement {
    if (!this.element) throw new IntegrationError("The Elements group has no Payment Element.");
    return this.element;
  }

  async update(options: ElementsOptions): Promise<void> {
    this.options = { ...this.options, ...options, clientSecret: this.options.clientSecret };
    await this.element?.refresh();
    this.emit("update-end", {});
  }

  async fetchUpdates(): Promise<{ error?: { message: string; status?: string } }> {
    const { error } = (await this.element?.ask("fetchUpdates", null)) ?? {};
    if (!error) return {};
    const status = (error.payment_intent ?? error.setup_intent)?.status;
    return { error: { message: error.message, ...(status ? { status } : {}) } };
  }

  async submit(): Promise<{ error: StripeError } | { selectedPaymentMethod: string }> {
    const { error } = await this.requireElement().ask("validate", null);
    return error ? { error } : { selectedPaymentMethod: "card" };
  }
}
