import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import sharp from "sharp";
import { waitUntilDrawn } from "./shoot";

const WIDTH = 1280;

/** The README's pictures of the staff pages, in few colours and so small. */
export async function shootReadme(
  context: BrowserContext,
  origin: string,
  customerId: string,
): Promise<void> {
  const page = await context.newPage();
  await page.emulateMedia({ colorScheme: "light" });
  await keep(page, `${origin}/admin`, 1060, "staff-home");
  await keep(page, `${origin}/admin/customers/${customerId}`, 1180, "staff-customer");
  await page.close();
}

async function keep(page: Page, address: string, height: number, name: string): Promise<void> {
  await page.setViewportSize({ width: WIDTH, height });
  await page.goto(address);
  await waitUntilDrawn(page);
  const picture = sharp(await page.screenshot());
  await picture.png({ palette: true, quality: 90, effort: 10 }).toFile(join("docs", "images", `${name}.png`));
}
