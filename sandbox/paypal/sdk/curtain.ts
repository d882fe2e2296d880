import { CURTAIN_WORDS } from "./curtain-words";
import { currentLocale, wordsIn } from "./locale";

const STYLE = `
dialog {
  width: 100vw; height: 100dvh; max-width: none; max-height: none; margin: 0; padding: 24px; border: 0;
  box-sizing: border-box; background: rgba(0, 10, 30, .72); color: #fff; overscroll-behavior: contain;
  font: 16px/1.5 "Helvetica Neue", Helvetica, Arial, sans-serif;
}
dialog[open] { display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 16px; }
dialog::backdrop { background: transparent; }
p { margin: 0; text-align: center; }
button { font: inherit; cursor: pointer; border-radius: 999px; padding: 10px 24px; border: 1px solid #fff; }
.resume { background: #fff; color: #001435; font-weight: 600; }
.close { background: transparent; color: #fff; }
button:focus-visible { outline: 3px solid #7db9ff; outline-offset: 2px; }
iframe { width: min(100%, 480px); height: min(100%, 720px); border: 0; border-radius: 12px; background: #fff; }
`;

export type Curtain = { frame?: HTMLIFrameElement; remove: () => void };
type Options = { onClose: () => void; onResume?: () => void; frameUrl?: string };

function button(className: string, text: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = className;
  element.textContent = text;
  element.addEventListener("click", onClick);
  return element;
}

/** Covers the page while PayPal is open beside it, or, given `frameUrl`, inside it. */
export function drawCurtain({ onClose, onResume, frameUrl }: Options): Curtain {
  const words = wordsIn(CURTAIN_WORDS);
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", "PayPal");
  dialog.lang = currentLocale();
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    onClose();
  });
  let frame: HTMLIFrameElement | undefined;
  if (frameUrl) {
    frame = document.createElement("iframe");
    frame.title = "PayPal";
    frame.src = frameUrl;
    dialog.append(frame);
  } else {
    const hint = document.createElement("p");
    hint.textContent = words.hint;
    dialog.append(hint);
  }
  if (onResume) dialog.append(button("resume", words.resume, onResume));
  dialog.append(button("close", words.close, onClose));
  root.append(dialog);
  document.body.append(host);
  dialog.showModal();
  return { ...(frame ? { frame } : {}), remove: () => host.remove() };
}
