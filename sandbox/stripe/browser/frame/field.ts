import { type FieldName, formatField } from "./card-values";

/** One labelled input of the form with its message. */
export type Field = {
  name: FieldName;
  input: HTMLInputElement;
  label: HTMLLabelElement;
  error: HTMLElement;
};

function find<T extends Element>(selector: string, type: { new (): T }): T {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page lacks ${selector}`);
  return found;
}

export function findField(name: FieldName): Field {
  return {
    name,
    input: find(`#Field-${name}Input`, HTMLInputElement),
    label: find(`label[for="Field-${name}Input"]`, HTMLLabelElement),
    error: find(`#Field-${name}Error`, HTMLElement),
  };
}

const isDigit = (character: string | undefined): boolean => /^\d$/.test(character ?? "");

/** Puts the caret behind as many digits as stood before it. */
function restoreCaret(input: HTMLInputElement, digitsBefore: number, growing: boolean): void {
  let at = 0;
  for (let seen = 0; at < input.value.length && seen < digitsBefore; at++)
    if (isDigit(input.value[at])) seen++;
  if (growing) while (at < input.value.length && !isDigit(input.value[at])) at++;
  input.setSelectionRange(at, at);
}

/** Formats the field in place after an edit, keeping the caret by the digit that was edited. */
export function reformat(field: Field, number: string, growing: boolean): void {
  const { input } = field;
  const before = input.value;
  const caret = input.selectionStart ?? before.length;
  const atEnd = caret === before.length;
  const digitsBefore = before.slice(0, caret).replace(/\D/g, "").length;
  const after = formatField(field.name, before, number, growing);
  if (after === before) return;
  input.value = after;
  if (document.activeElement !== input) return;
  if (atEnd) input.setSelectionRange(after.length, after.length);
  else restoreCaret(input, digitsBefore, growing);
}

/** Backspace right behind a separator takes the digit before it, not the separator that would come back at once. */
export function stepOverSeparator(event: InputEvent): void {
  const input = event.currentTarget;
  if (!(input instanceof HTMLInputElement) || event.inputType !== "deleteContentBackward") return;
  let caret = input.selectionStart ?? 0;
  if (caret !== input.selectionEnd) return;
  while (caret > 0 && !isDigit(input.value[caret - 1])) caret--;
  input.setSelectionRange(caret, caret);
}

/** Shows a message at the field, or takes it away; the field says of itself that it is wrong. */
export function showFault(field: Field, message: string | undefined): void {
  field.error.textContent = message ?? "";
  field.error.hidden = !message;
  field.input.classList.toggle("Input--invalid", Boolean(message));
  field.label.classList.toggle("Label--invalid", Boolean(message));
  field.input.setAttribute("aria-invalid", String(Boolean(message)));
  if (message) field.input.setAttribute("aria-describedby", field.error.id);
  else field.input.removeAttribute("aria-describedby");
}

export function showText(field: Field, label: string, placeholder: string): void {
  field.label.textContent = label;
  field.input.placeholder = placeholder;
}
