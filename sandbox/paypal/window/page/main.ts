import type { WindowMessage } from "../../sdk/window-message";
import type { Decided } from "../decisions";

const query = new URLSearchParams(location.search);
const form = document.querySelector("form");

/** The page that opened this one, as a window or as a frame. */
const opener: Window | null = window.opener ?? (parent === window ? null : parent);

/** Tells the opener at exactly the origin that it named; false when there is none. */
function tellOpener(told: Pick<WindowMessage, "state" | "payerId">): boolean {
  const session = query.get("session");
  const host = query.get("host");
  if (!opener || !session || !host) return false;
  const message: WindowMessage = { from: "paypal-window", session, ...told };
  opener.postMessage(message, host);
  return true;
}

/** Back to whoever opened this, or to the merchant's address. */
function finish(decided: Decided): void {
  const { state, payerId } = decided;
  if (tellOpener({ state, ...(payerId ? { payerId } : {}) })) return;
  if (decided.next) location.assign(decided.next);
  else document.querySelector("main")?.replaceChildren(`PayPal: ${decided.state}.`);
}

function say(text: string): void {
  const alert = document.createElement("p");
  alert.role = "alert";
  alert.textContent = text;
  form?.querySelector("[role=alert]")?.remove();
  form?.prepend(alert);
}

async function decide(decision: string): Promise<void> {
  const email = form?.querySelector<HTMLInputElement>("#email")?.value ?? "payer@example.test";
  const plan = form?.querySelector<HTMLSelectElement>("#plan")?.value;
  const response = await fetch(location.pathname, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ decision, email, plan }),
  });
  const answer = (await response.json()) as Decided | { error: string };
  if ("error" in answer) throw new Error(answer.error);
  finish(answer);
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const buttons = [...form.querySelectorAll("button")];
  const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "approve";
  for (const button of buttons) button.disabled = true;
  decide(pressed).catch((error: unknown) => {
    for (const button of buttons) button.disabled = false;
    say(error instanceof Error ? error.message : String(error));
  });
});

if (location.pathname === "/paypal/wait") tellOpener({ state: "ready" });
