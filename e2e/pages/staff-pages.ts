import { expect, type Locator, type Page } from "@playwright/test";

/** What stands there, once it does. */
export async function textOf(place: Locator): Promise<string> {
  return ((await place.textContent()) ?? "").trim();
}

/** The staff pages, as somebody who works in them finds their way around. */
export class StaffPages {
  readonly heading: Locator;
  readonly dialog: Locator;
  private readonly account: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { level: 1 });
    this.dialog = page.getByRole("dialog");
    this.account = page.getByRole("button", { name: /^Your account/ });
  }

  /** From the sign-in page, which leads to Home. */
  async signIn({ email, password }: { email: string; password: string }): Promise<void> {
    await this.page.goto("/admin");
    await this.page.getByLabel("E-mail address").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
    await this.expectInside();
  }

  async signOut(): Promise<void> {
    await this.account.click();
    await this.page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(this.heading).toHaveText("Sign in");
  }

  async expectInside(): Promise<void> {
    await expect(this.account).toBeVisible();
  }

  /** By the menu. */
  async goTo(title: string): Promise<void> {
    const menu = this.page.getByRole("navigation", { name: "Pages" });
    await menu.getByRole("link", { name: title, exact: true }).click();
    await expect(this.heading).toHaveText(title);
  }

  press(name: string): Promise<void> {
    return this.page.getByRole("main").getByRole("button", { name, exact: true }).click();
  }

  /** In the open dialog. */
  confirm(name: string): Promise<void> {
    return this.dialog.getByRole("button", { name, exact: true }).click();
  }

  async expectToast(text: string): Promise<void> {
    await expect(this.page.getByRole("alert").filter({ hasText: text })).toBeVisible();
  }

  section(title: string): Locator {
    const heading = this.page.getByRole("heading", { level: 2, name: title, exact: true });
    return this.page.locator("section").filter({ has: heading });
  }

  /** What the page says of it, e.g. of "Status". */
  fact(name: string): Locator {
    const term = this.page.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) });
    return term.locator("..").getByRole("definition");
  }

  /** The rows of a list without its titles. */
  rows(list: string): Locator {
    return this.page
      .getByRole("table", { name: list })
      .getByRole("row")
      .filter({ has: this.page.getByRole("cell") });
  }

  /** Leaves in a list what is of this customer. */
  async filterByCustomer(customerId: string): Promise<void> {
    await this.press("Filter");
    const field = this.page.getByLabel("Customer id");
    await field.fill(customerId);
    await field.press("Enter");
    await expect(this.page).toHaveURL(/customer=/);
    await this.page.keyboard.press("Escape");
  }
}
