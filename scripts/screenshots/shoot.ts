import { join } from "node:path";
import type { Page } from "playwright";

const SIZES = { 1280: { width: 1280, height: 800 }, 390: { width: 390, height: 844 } };
const SCHEMES = ["light", "dark"] as const;

/** Pictures of what the page shows: whole, at both sizes, light and dark, as `<folder>/<name>-<width>-<scheme>.png`. */
export async function shoot(page: Page, folder: string, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await waitUntilDrawn(page);
    // In a window as high as the page, what sticks to the window's edges stands where the page ends.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ ...viewport, height: Math.max(height, viewport.height) });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
      await waitUntilDrawn(page);
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
    }
  }
}

type Drawn = { charts?: string };

/** Nothing loads, moves or grows any more: fonts, pictures, frames, transitions, and charts at their own width. */
export async function waitUntilDrawn(page: Page): Promise<void> {
  // No functions are named in here: what compiles them would call a helper that the page does not have.
  await page.waitForFunction(
    () =>
      document.fonts.status === "loaded" &&
      document.querySelector("[aria-busy=true]") === null &&
      Array.from(document.images).every(({ complete }) => complete) &&
      Array.from(document.querySelectorAll("iframe")).every(
        ({ contentDocument }) => contentDocument?.readyState !== "loading",
      ) &&
      document.getAnimations().every(({ playState }) => playState !== "running") &&
      Array.from(document.querySelectorAll(".recharts-responsive-container")).every((frame) => {
        const chart = frame.querySelector(".recharts-surface");
        return (
          chart?.querySelector(".recharts-rectangle") &&
          Math.abs(chart.getBoundingClientRect().width - frame.getBoundingClientRect().width) <= 1
        );
      }),
  );
  // The same in two frames after one another: the bars have grown up.
  await page.waitForFunction(
    (seen: Drawn) => {
      const charts = Array.from(
        document.querySelectorAll(".recharts-surface"),
        (chart) => chart.outerHTML,
      ).join();
      const isSame = seen.charts === charts;
      seen.charts = charts;
      return isSame;
    },
    await page.evaluateHandle((): Drawn => ({})),
  );
}
