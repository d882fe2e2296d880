import { expect, type Locator, type Page } from "@playwright/test";
import { en } from "@/lib/i18n/messages/en";
import type { PageNotice } from "@/lib/setup/view";

/** The hosted page in any of its states, as a customer finds their way around it. */
export class SetupPage {
  readonly heading: Locator;
  readonly main: Locator;
  readonly alert: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { level: 1 });
    this.main = page.getByRole("main");
    this.alert = this.main.getByRole("alert");
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
  }

  /** At the link's own address, with nothing of the provider's left in it; the language may stay. */
  expectAt(url: string): void {
    const here = new URL(this.page.url());
    here.searchParams.delete("locale");
    expect(here.href).toBe(url);
  }

  async expectDone(): Promise<void> {
    await expect(this.heading).toHaveText(en.done.title, { timeout: 30_000 });
  }

  async expectClosed(
    reason: "completed" | "expired" | "revoked" | "superseded" | "suspended",
  ): Promise<void> {
    await expect(this.heading).toHaveText(en.closed[`${reason}Title`]);
  }

  async expectNotFound(): Promise<void> {
    await expect(this.heading).toHaveText(en.notFound.title);
  }

  /** What the customer is told about the try that just ended. */
  async expectNotice(notice: PageNotice): Promise<void> {
    await expect(this.main.getByText(en.notice[notice])).toBeVisible({ timeout: 30_000 });
  }

  /** Being checked, whether on the form or on a page of its own; never a failure. */
  async expectChecking(): Promise<void> {
    const onForm = this.main.getByText(en.form.checking);
    const onPage = this.main.getByText(en.processing.body);
    await expect(onForm.or(onPage)).toBeVisible({ timeout: 30_000 });
    await expect(this.alert).toHaveCount(0);
  }
}
