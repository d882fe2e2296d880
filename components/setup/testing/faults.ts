import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong with a page. */
export async function faults(page: Page): Promise<unknown[]> {
  const all = await new AxeBuilder({ page }).withTags(WCAG).disableRules("color-contrast").analyze();
  // The provider's frame has no ground of its own: axe would take it for white, whatever lies behind.
  const contrast = await new AxeBuilder({ page }).withRules("color-contrast").exclude("iframe").analyze();
  const violations = [...all.violations, ...contrast.violations];
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** How much moved since the page came, as browsers sum it up. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        });
        observer.observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
}
