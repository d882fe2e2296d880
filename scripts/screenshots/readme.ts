import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import sharp from "sharp";
import { waitUntilDrawn } from "./shoot";

const SHOWN = { width: 1280, height: 1180 };

/** The README's pictures of the staff pages, in few colours and so small. */
export async function shootReadme(
  context: BrowserContext,
  origin: string,
  customerId: string,
): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize(SHOWN);
  await page.emulateMedia({ colorScheme: "light" });
  await keep(page, `${origin}/admin`, "staff-home");
  await keep(page, `${origin}/admin/customers/${customerId}`, "staff-customer");
  await page.close();
}

async function keep(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await waitUntilDrawn(page);
  const picture = sharp(await page.screenshot());
  await picture.png({ palette: true, quality: 90, effort: 10 }).toFile(join("docs", "images", `${name}.png`));
}
