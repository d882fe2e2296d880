import { expect } from "@playwright/test";
import { StaffPages, textOf } from "./staff-pages";

/** A customer's page as staff see it. */
export class StaffCustomer extends StaffPages {
  id(): Promise<string> {
    return textOf(this.fact("Customer"));
  }

  /** What was told, each once and in this order; other entries may stand between. */
  async expectStory(told: readonly string[]): Promise<void> {
    const entries = this.section("Timeline").getByRole("button", { expanded: false });
    await expect(async () => {
      await this.page.reload();
      await expect(entries.first()).toBeVisible();
      const titles = (await entries.locator("span:first-child").allTextContents()).reverse();
      expect(titles.filter((title) => told.includes(title))).toEqual(told);
    }).toPass({ timeout: 20_000 });
  }

  /** Asks what charging for the item would do, in the dialog that is open. */
  async tryCharge(item: string, metric: string): Promise<void> {
    await this.dialog.getByLabel("Billable item").selectOption({ label: item });
    await this.dialog.getByLabel("Metric value").fill(metric);
    await this.confirm("See what would happen");
    await expect(this.dialog.getByRole("list", { name: "What must hold" })).toBeVisible();
  }
}
