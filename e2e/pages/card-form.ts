import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";
import { en } from "@/lib/i18n/messages/en";

export type Card = { number: string; expiry?: string; cvc?: string };

export const CARDS = {
  succeeds: "4242 4242 4242 4242",
  amex: "3782 822463 10005",
  declined: "4000 0000 0000 0002",
  insufficientFunds: "4000 0000 0000 9995",
  asks: "4000 0000 0000 3220",
  asksByRedirect: "4000 0000 0000 3063",
} as const;

/** The Payment Element in its frame, and the button below it. */
export class CardForm {
  readonly frame: FrameLocator;
  readonly number: Locator;
  readonly expiry: Locator;
  readonly code: Locator;
  readonly submit: Locator;
  readonly challenge: Challenge;

  constructor(private readonly page: Page) {
    this.frame = page.frameLocator('iframe[title="Secure payment input frame"]');
    this.number = this.frame.getByLabel(/^Card number/);
    this.expiry = this.frame.getByLabel(/^Expiration date/);
    this.code = this.frame.getByLabel(/^Security code/);
    this.submit = page.locator("main form button[type=submit]");
    this.challenge = new Challenge(page);
  }

  async fill({ number, expiry = "12/34", cvc = "123" }: Card): Promise<void> {
    await this.number.fill(number);
    await this.expiry.fill(expiry);
    await this.code.fill(cvc);
  }

  async pay(number: string, rest: Omit<Card, "number"> = {}): Promise<void> {
    await this.fill({ number, ...rest });
    await this.press();
  }

  async press(): Promise<void> {
    await this.expectReady();
    await this.submit.click();
  }

  async expectReady(): Promise<void> {
    await expect(this.submit).toHaveText(/^Save card/);
    await expect(this.submit).toBeEnabled();
  }

  async expectBroken(): Promise<void> {
    await expect(this.page.getByText(en.form.loadFailed)).toBeVisible({ timeout: 50_000 });
  }
}

/** The bank's question, in a frame over the page. */
export class Challenge {
  readonly frame: FrameLocator;

  constructor(page: Page) {
    this.frame = page.frameLocator('iframe[title="3D Secure challenge"]');
  }

  async expectAsked(): Promise<void> {
    await expect(this.frame.getByRole("button", { name: "Complete" })).toBeEnabled();
  }

  complete(): Promise<void> {
    return this.frame.getByRole("button", { name: "Complete" }).click();
  }

  fail(): Promise<void> {
    return this.frame.getByRole("button", { name: "Fail" }).click();
  }
}
