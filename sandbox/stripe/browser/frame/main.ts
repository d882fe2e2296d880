import { type Language, localiseError, resolveLanguage } from "../messages/resolve";
import { greetParent } from "../shared/greet-parent";
import { BLEED } from "../shared/metrics";
import type { FromPaymentFrame, Outcome, PaymentSettings, ToPaymentFrame } from "../shared/protocol";
import { CardCalls } from "./card-calls";
import { CardForm } from "./card-form";
import { showTerms } from "./terms";
import { applyAppearance, loadFonts } from "./theme";

const { settings, port } = await greetParent<PaymentSettings>();
let language: Language = resolveLanguage(settings.locale, navigator.languages);

const send = (message: FromPaymentFrame): void => port.postMessage(message);
const emit = (name: string, payload: Record<string, unknown> = {}): void =>
  send({ type: "event", name, payload: { elementType: "payment", ...payload } });

const form = new CardForm({
  change: () =>
    emit("change", {
      empty: form.isEmpty,
      complete: form.isComplete,
      collapsed: false,
      value: { type: "card" },
    }),
  enter: () => send({ type: "enter" }),
});
const calls = new CardCalls(form, () => settings);

function show(): void {
  language = resolveLanguage(settings.locale, navigator.languages);
  document.documentElement.lang = language.tag;
  document.documentElement.dir = language.dir;
  applyAppearance(settings.appearance);
  form.speak(language.messages);
  form.lock(Boolean(settings.options.readOnly));
  showTerms(settings, calls.intent, language);
}

async function load(): Promise<Outcome<null>> {
  const outcome = await calls.readIntent();
  showTerms(settings, calls.intent, language);
  return outcome;
}

async function answer(message: Extract<ToPaymentFrame, { type: "call" }>): Promise<Outcome<unknown>> {
  switch (message.name) {
    case "validate": {
      const error = form.validate();
      return error ? { error } : { value: null };
    }
    case "fetchUpdates":
      return load();
    case "update":
      Object.assign(settings, message.input);
      show();
      return { value: null };
    default:
      return calls.run(message.name, message.input);
  }
}

port.onmessage = async ({ data }: MessageEvent<ToPaymentFrame>) => {
  if (data.type !== "call") {
    form[data.type]();
    return;
  }
  const outcome = await answer(data);
  if (outcome.error && outcome.error.type !== "validation_error") {
    outcome.error = localiseError(outcome.error, language.messages);
    form.blame(outcome.error);
  }
  send({ type: "answer", number: data.number, outcome });
};

document.addEventListener("focusin", (event) => {
  if (!event.relatedTarget) emit("focus");
});
document.addEventListener("focusout", (event) => {
  if (!event.relatedTarget) emit("blur");
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") emit("escape");
});

loadFonts(settings.fonts);
show();
document.body.hidden = false;
new ResizeObserver(() => {
  send({ type: "height", px: Math.ceil(document.body.getBoundingClientRect().height) - BLEED * 2 });
}).observe(document.body);

const loaded = await load();
if (loaded.error) emit("loaderror", { error: localiseError(loaded.error, language.messages) });
else emit("ready");
