import { BUTTON_WORDS } from "./button-words";
import { currentLocale, onLocale, wordsIn } from "./locale";

const STYLE = `
:host { display: block; min-width: 150px; }
:host([hidden]) { display: none; }
button {
  box-sizing: border-box; width: 100%; height: var(--paypal-button-height, 48px); padding: 0 16px;
  display: flex; align-items: center; justify-content: center; gap: .35em;
  border: 0; border-radius: var(--paypal-button-border-radius, 4px);
  background: #ffc439; color: #001435; cursor: pointer; white-space: nowrap;
  font: 500 16px/1 "Helvetica Neue", Helvetica, Arial, sans-serif;
}
:host(.paypal-blue) button { background: #0070ba; color: #fff; }
:host(.paypal-white) button { background: #fff; color: #001435; box-shadow: inset 0 0 0 1px #687173; }
:host(.paypal-black) button { background: #2c2e2f; color: #fff; }
button:hover:not(:disabled) { filter: brightness(.95); }
button:focus-visible { outline: 3px solid #0551b5; outline-offset: 2px; }
button:disabled { cursor: not-allowed; opacity: .55; }
.mark { font-weight: 800; font-style: italic; font-size: 1.2em; letter-spacing: -.03em; color: #003087; }
.mark span { color: #0070ba; }
:host(.paypal-blue) .mark, :host(.paypal-blue) .mark span,
:host(.paypal-black) .mark, :host(.paypal-black) .mark span { color: #fff; }
`;

/** The wordmark, set in type. */
function mark(): HTMLElement {
  const logo = document.createElement("span");
  logo.className = "mark";
  logo.dir = "ltr";
  const second = document.createElement("span");
  second.textContent = "Pal";
  logo.append("Pay", second);
  return logo;
}

/**
 * `<paypal-button type="pay" disabled>`: a real button in a shadow root. Its style is a constructed sheet, which a strict
 * `style-src` of the page does not concern.
 */
export class PaypalButton extends HTMLElement {
  static readonly observedAttributes = ["type", "disabled", "aria-label"];
  readonly #button = document.createElement("button");
  #forget: (() => void) | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.#button.type = "button";
    root.append(this.#button);
    // A script's `element.click()` reaches the host itself, past the inner button's own refusal.
    const refuse = (event: Event) => {
      if (this.disabled) event.stopImmediatePropagation();
    };
    this.addEventListener("click", refuse, { capture: true });
  }

  get type(): string {
    return this.getAttribute("type") ?? "";
  }
  set type(value: string | undefined) {
    if (value) this.setAttribute("type", value);
    else this.removeAttribute("type");
  }

  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }
  set disabled(value: boolean | undefined) {
    this.toggleAttribute("disabled", Boolean(value));
  }

  connectedCallback(): void {
    this.#forget = onLocale(() => this.#render());
    this.#render();
  }

  disconnectedCallback(): void {
    this.#forget?.();
  }

  attributeChangedCallback(): void {
    this.#render();
  }

  #render(): void {
    const words: Record<string, string> = wordsIn(BUTTON_WORDS);
    const label = words[this.type] ?? "{logo}";
    const [before = "", after = ""] = label.split("{logo}");
    this.#button.replaceChildren(before.trim(), mark(), after.trim());
    this.#button.setAttribute(
      "aria-label",
      this.getAttribute("aria-label") ?? label.replace("{logo}", "PayPal"),
    );
    this.#button.lang = currentLocale();
    this.#button.dir = currentLocale().startsWith("ar") ? "rtl" : "ltr";
    this.#button.disabled = this.disabled;
  }
}
