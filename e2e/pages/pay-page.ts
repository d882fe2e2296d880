import { expect, type Locator, type Page } from "@playwright/test";
import { en } from "@/lib/i18n/messages/en";
import type { PageNotice } from "@/lib/setup/view";
import { Challenge } from "./card-form";
import { PaypalForm } from "./paypal-form";

/** The pay page in any of its states, as a customer finds their way around it. */
export class PayPage {
  readonly heading: Locator;
  readonly main: Locator;
  readonly summary: Locator;
  readonly alert: Locator;
  /** The one primary button. */
  readonly button: Locator;
  readonly saved: Locator;
  readonly other: Locator;
  readonly challenge: Challenge;
  readonly paypal: PaypalForm;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { level: 1 });
    this.main = page.getByRole("main");
    this.summary = page.getByRole("region", { name: "Summary" });
    this.alert = this.main.getByRole("alert");
    this.button = this.main.getByRole("button", { name: /^Pay \$/ });
    this.saved = page.getByRole("radio").nth(0);
    this.other = page.getByRole("radio").nth(1);
    this.challenge = new Challenge(page);
    this.paypal = new PaypalForm(page);
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
  }

  async press(): Promise<void> {
    await expect(this.button).toBeEnabled();
    await this.button.click();
  }

  /** Chooses another card and types it. */
  async typeCard(number: string): Promise<void> {
    if (await this.other.isVisible()) await this.other.check();
    const frame = this.page.frameLocator('iframe[title="Secure payment input frame"]');
    await frame.getByLabel(/^Card number/).fill(number);
    await frame.getByLabel(/^Expiration date/).fill("12/34");
    await frame.getByLabel(/^Security code/).fill("123");
  }

  /** At the invoice's own address, with nothing of the provider's left in it; the language may stay. */
  expectAt(url: string): void {
    const here = new URL(this.page.url());
    here.searchParams.delete("locale");
    expect(here.href).toBe(url);
  }

  async expectPaid(): Promise<void> {
    await expect(this.heading).toHaveText(en.pay.paidTitle, { timeout: 30_000 });
  }

  /** Paid, as any other browser is told. */
  async expectPaidElsewhere(): Promise<void> {
    await expect(this.heading).toHaveText(en.pay.alreadyTitle, { timeout: 30_000 });
    await expect(this.main).not.toContainText("Visa");
    await expect(this.main).not.toContainText("$");
  }

  async expectNotFound(): Promise<void> {
    await expect(this.heading).toHaveText(en.notFound.title);
  }

  async expectNotice(notice: PageNotice): Promise<void> {
    await this.expectSaid(en.notice[notice]);
  }

  async expectSaid(sentence: string): Promise<void> {
    await expect(this.main.getByText(sentence)).toBeVisible({ timeout: 30_000 });
  }

  /** Being checked, whether on the form or on a page of its own; never a failure. */
  async expectChecking(): Promise<void> {
    const onForm = this.main.getByText(en.form.checking);
    const onPage = this.main.getByText(en.processing.body);
    await expect(onForm.or(onPage)).toBeVisible({ timeout: 30_000 });
    await expect(this.alert).toHaveCount(0);
  }
}
