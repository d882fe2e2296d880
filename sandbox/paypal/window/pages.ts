import type { Core, Reply } from "@/sandbox/core/types";
import { waitsForPayer } from "../orders/approval";
import type { Order, Unit } from "../orders/records";
import { isOpen } from "../vault/approval";
import { isExpired, type Plan, type SetupToken } from "../vault/records";
import { escapeHtml, fill, toPage, wordsFor } from "./html";
import type { WindowWords } from "./words";

const MERCHANT = "the merchant";
const PLANS: Plan[] = ["succeed", "decline_first", "decline_all", "pending_first"];

function payerField(words: WindowWords): string {
  return `<label for="email">${escapeHtml(words.email)}</label>
<input id="email" name="email" type="email" required autocomplete="off" dir="ltr" value="payer@example.test">`;
}

function planField(words: WindowWords): string {
  const options = PLANS.map(
    (plan) => `<option value="${plan}">${escapeHtml(words.plans[plan])}</option>`,
  ).join("");
  return `<label for="plan">${escapeHtml(words.later)}</label><select id="plan" name="plan">${options}</select>`;
}

const BUTTONS = `<button type="submit" value="approve" class="primary" lang="en">Approve</button>
<button type="submit" value="cancel" class="secondary" formnovalidate lang="en">Cancel</button>`;

function closedPage(locale: string | null, sentence: (words: WindowWords) => string, status: number): Reply {
  const words = wordsFor(locale);
  return toPage(status, locale, `<h1>${escapeHtml(sentence(words))}</h1><p>${escapeHtml(words.goBack)}</p>`);
}

/** What was agreed to before: on to the merchant. */
function donePage(locale: string | null): Reply {
  const words = wordsFor(locale);
  const main = `<form><h1>${escapeHtml(words.done)}</h1><p>${escapeHtml(words.goBack)}</p>
<button type="submit" value="approve" class="primary" lang="en">Continue</button></form>`;
  return toPage(200, locale, main);
}

export function waitPage(locale: string | null): Reply {
  const text = escapeHtml(wordsFor(locale).waiting);
  return toPage(200, locale, `<div class="spinner" aria-hidden="true"></div><p role="status">${text}</p>`);
}

export const unknownPage = (locale: string | null) => closedPage(locale, (words) => words.gone, 404);

/** What the payer is asked when an account is to be saved. */
export function agreementPage(core: Core, token: SetupToken, asked: string | null): Reply {
  const locale = asked ?? token.experience.locale ?? null;
  const words = wordsFor(locale);
  const merchant = token.experience.brand_name ?? MERCHANT;
  if (isExpired(core, token)) return closedPage(locale, (of) => of.gone, 410);
  if (!isOpen(core, token)) return donePage(locale);
  const description = typeof token.wallet.description === "string" ? token.wallet.description : "";
  const main = `<form>
<h1>${fill(words.agreeTitle, merchant)}</h1>
${description ? `<p class="what">${escapeHtml(description)}</p>` : ""}
<p>${fill(words.agreeText, merchant)}</p>
${payerField(words)}
<p class="small">${escapeHtml(words.stop)}</p>
${BUTTONS}
<details><summary>${escapeHtml(words.later)}</summary>${planField(words)}</details>
</form>`;
  return toPage(200, locale, main);
}

const amountOf = (units: Unit[]) =>
  units.map(({ amount }) => `${amount.value} ${amount.currency_code}`).join(" + ");

/** What the payer is asked when an order waits for them. */
export function checkoutPage(order: Order, locale: string | null): Reply {
  const words = wordsFor(locale);
  const merchant = order.brand_name ?? MERCHANT;
  if (!waitsForPayer(order)) return donePage(locale);
  const main = `<form>
<h1>${fill(words.payTitle, merchant)}</h1>
<p class="what">${fill(words.payText, merchant, amountOf(order.units))}</p>
${payerField(words)}
${BUTTONS}
</form>`;
  return toPage(200, locale, main);
}
