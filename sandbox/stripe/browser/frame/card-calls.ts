import { callApi } from "../shared/api";
import { toIntentRef } from "../shared/intent-secret";
import type { ConfirmRequest, Intent, Outcome, PaymentSettings, StripeError } from "../shared/protocol";
import type { CardForm } from "./card-form";

const NO_INTENT: StripeError = {
  type: "invalid_request_error",
  message: "The client secret is not one of a PaymentIntent or SetupIntent.",
  param: "client_secret",
};

/** The test card whose bank does not ask in the page: its challenge is a page to go to. */
const ASKS_BY_REDIRECT = "4000000000003063";

/** The calls that carry the card: made by the frame itself, so that the page never sees the number. */
export class CardCalls {
  intent: Intent | undefined;

  constructor(
    private readonly form: CardForm,
    private readonly settings: () => PaymentSettings,
  ) {}

  /** Reads the element's intent anew; an intent that is over cannot be paid with a form. */
  async readIntent(): Promise<Outcome<null>> {
    const { clientSecret, key } = this.settings();
    if (!clientSecret) return { value: null };
    const ref = toIntentRef(clientSecret);
    if (!ref) return { error: NO_INTENT };
    const parameters = { key, client_secret: clientSecret };
    const outcome = await callApi<Intent>(location.origin, "GET", ref.path, parameters);
    if (outcome.error) return { error: outcome.error };
    this.intent = outcome.value;
    if (!["succeeded", "canceled"].includes(outcome.value.status)) return { value: null };
    const error: StripeError = {
      type: "invalid_request_error",
      code: `${outcome.value.object}_unexpected_state`,
      message: `This ${outcome.value.object} is ${outcome.value.status} and cannot be used to set up Elements.`,
      [outcome.value.object]: outcome.value,
    };
    return { error };
  }

  /** Validates, locks the fields, and calls; what was typed stays whatever comes back. */
  async run(name: "confirm" | "createPaymentMethod", input: unknown): Promise<Outcome<unknown>> {
    const invalid = this.form.validate();
    if (invalid) return { error: invalid };
    this.form.lock(true);
    try {
      return name === "confirm"
        ? await this.confirm(input as ConfirmRequest)
        : await this.createPaymentMethod(input as Record<string, unknown>);
    } finally {
      this.form.lock(Boolean(this.settings().options.readOnly));
    }
  }

  private toPaymentMethod(data: Record<string, unknown>): Record<string, unknown> {
    const { options } = this.settings();
    const details = { ...options.defaultValues?.billingDetails, ...(data.billing_details ?? {}) };
    return { ...data, type: "card", billing_details: details, card: this.form.toCard() };
  }

  private async confirm(request: ConfirmRequest): Promise<Outcome<Intent>> {
    const ref = toIntentRef(request.clientSecret);
    if (!ref) return { error: NO_INTENT };
    const inPage = this.form.toCard().number !== ASKS_BY_REDIRECT;
    return callApi<Intent>(location.origin, "POST", `${ref.path}/confirm`, {
      key: this.settings().key,
      client_secret: request.clientSecret,
      payment_method_data: this.toPaymentMethod(request.paymentMethodData),
      use_stripe_sdk: inPage,
      return_url: request.returnUrl,
    });
  }

  private createPaymentMethod(data: Record<string, unknown>): Promise<Outcome<Record<string, unknown>>> {
    const parameters = { ...this.toPaymentMethod(data), key: this.settings().key };
    return callApi(location.origin, "POST", "/v1/payment_methods", parameters);
  }
}
