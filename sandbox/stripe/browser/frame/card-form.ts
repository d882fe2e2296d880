import type { Messages } from "../messages/types";
import type { StripeError } from "../shared/protocol";
import { ruleFor } from "./brand";
import { showBrand } from "./brand-icons";
import { type Fault, type FieldName, faultOf, toDigits, toExpiry } from "./card-values";
import { type Field, findField, reformat, showFault, showText, stepOverSeparator } from "./field";

const order: FieldName[] = ["number", "expiry", "cvc"];

/** Which field a refusal of the server belongs to. */
const fieldOf: Record<string, FieldName> = {
  incorrect_number: "number",
  invalid_number: "number",
  invalid_expiry_month: "expiry",
  invalid_expiry_year: "expiry",
  expired_card: "expiry",
  incorrect_cvc: "cvc",
  invalid_cvc: "cvc",
};

type Listener = { change: () => void; enter: () => void };

/** The three card fields: formatting while typing, messages at the field, and the values to send. */
export class CardForm {
  private readonly fields: Record<FieldName, Field> = {
    number: findField("number"),
    expiry: findField("expiry"),
    cvc: findField("cvc"),
  };
  private messages: Messages | undefined;
  private lastFocused: FieldName | undefined;
  /** Faults on show; texts are looked up again when the language changes. */
  private readonly shown = new Map<FieldName, Fault | StripeError>();

  constructor(private readonly listener: Listener) {
    for (const name of order) this.wire(this.fields[name]);
  }

  private wire(field: Field): void {
    const { input, name } = field;
    input.addEventListener("beforeinput", stepOverSeparator);
    input.addEventListener("input", (event) => {
      const deleting = event instanceof InputEvent && event.inputType.startsWith("delete");
      reformat(field, this.values.number, !deleting);
      if (name === "number") this.numberChanged();
      this.refresh(name);
      this.listener.change();
    });
    input.addEventListener("focus", () => {
      this.lastFocused = name;
    });
    input.addEventListener("blur", () => {
      if (input.value) this.show(name, this.fault(name));
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      this.listener.enter();
    });
  }

  /** While typing, a message appears only for what more typing cannot mend, and goes as soon as it is mended. */
  private refresh(name: FieldName): void {
    const fault = this.fault(name);
    this.show(name, fault?.startsWith("incomplete") ? undefined : fault);
  }

  private numberChanged(): void {
    const rule = ruleFor(toDigits(this.values.number));
    showBrand(rule.brand);
    this.fields.cvc.input.placeholder =
      rule.cvc === 4 ? "1234" : (this.messages?.cvcPlaceholder ?? this.fields.cvc.input.placeholder);
    reformat(this.fields.cvc, this.values.number, true);
  }

  private get values(): Record<FieldName, string> {
    const { number, expiry, cvc } = this.fields;
    return { number: number.input.value, expiry: expiry.input.value, cvc: cvc.input.value };
  }

  private fault(name: FieldName): Fault | undefined {
    return faultOf(name, this.values, new Date());
  }

  private textOf(fault: Fault | StripeError): string {
    return typeof fault === "string" ? (this.messages?.errors[fault] ?? fault) : fault.message;
  }

  private show(name: FieldName, fault: Fault | StripeError | undefined): void {
    if (fault) this.shown.set(name, fault);
    else this.shown.delete(name);
    showFault(this.fields[name], fault && this.textOf(fault));
  }

  get isEmpty(): boolean {
    return order.every((name) => !this.fields[name].input.value);
  }

  get isComplete(): boolean {
    return order.every((name) => !this.fault(name));
  }

  speak(messages: Messages): void {
    this.messages = messages;
    showText(this.fields.number, messages.cardNumber, "1234 1234 1234 1234");
    showText(this.fields.expiry, messages.expiry, messages.expiryPlaceholder);
    showText(this.fields.cvc, messages.cvc, messages.cvcPlaceholder);
    this.numberChanged();
    for (const [name, fault] of this.shown) this.show(name, fault);
  }

  /** Shows every fault, moves to the first, and gives it as Stripe's error; undefined when the card may be sent. */
  validate(): StripeError | undefined {
    const faults = order.map((name) => ({ name, fault: this.fault(name) }));
    for (const { name, fault } of faults) this.show(name, fault);
    const first = faults.find(({ fault }) => fault);
    if (!first?.fault) return undefined;
    this.fields[first.name].input.focus();
    return { type: "validation_error", code: first.fault, message: this.textOf(first.fault) };
  }

  /** Puts a refusal that names a field at that field. */
  blame(error: StripeError): void {
    const name = fieldOf[error.code ?? ""];
    if (!name) return;
    this.show(name, error);
    this.fields[name].input.focus();
  }

  /** The card as the API takes it. */
  toCard(): Record<string, string> {
    const expiry = toExpiry(this.values.expiry);
    return {
      number: toDigits(this.values.number),
      exp_month: String(expiry?.month ?? ""),
      exp_year: String(expiry?.year ?? ""),
      cvc: toDigits(this.values.cvc),
    };
  }

  lock(locked: boolean): void {
    for (const name of order) this.fields[name].input.readOnly = locked;
  }

  clear(): void {
    for (const name of order) {
      this.fields[name].input.value = "";
      this.show(name, undefined);
    }
    this.numberChanged();
    this.listener.change();
  }

  focus(): void {
    this.fields[this.lastFocused ?? "number"].input.focus();
  }

  blur(): void {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }
}
