import { createRequire } from "node:module";
import type { Frame, Page } from "playwright";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const OPTIONS = { runOnly: { type: "tag", values: WCAG }, resultTypes: ["violations"] };

type FrameContext = { frameSelector: unknown; frameContext: unknown };
type Violation = { id: string; nodes: { html: string; target: unknown[] }[] };
type WithAxe = {
  axe: {
    utils: {
      getFrameContexts: (context: unknown) => FrameContext[];
      shadowSelect: (selector: unknown) => Element | null;
    };
    runPartial: (context: unknown, options: object) => Promise<object>;
    finishRun: (partials: object[], options: object) => Promise<{ violations: Violation[] }>;
  };
};

/**
 * The axe of @axe-core/playwright without its builder: that opens a window for every look, which costs more than the look
 * itself, and passes over frames that do not answer within a second.
 */
const require = createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright"));
const { source } = require("axe-core") as { source: string };

/** What axe finds wrong with a page and its frames. */
export async function faults(page: Page): Promise<unknown[]> {
  const partials = await lookThrough(page.mainFrame(), { include: [], exclude: [] });
  const { violations } = await page.evaluate(
    ([found, options]) => (window as unknown as WithAxe).axe.finishRun(found, options),
    [partials, OPTIONS] as const,
  );
  return violations
    .map(({ id, nodes }) => [
      id,
      // The provider's frame has no ground of its own: axe would take it for white, whatever lies behind.
      nodes.filter(({ target }) => id !== "color-contrast" || target.length === 1).map(({ html }) => html),
    ])
    .filter(([, nodes]) => nodes?.length);
}

/** The frame's own part first, then those of the frames in it, as `finishRun` wants them. */
async function lookThrough(frame: Frame, context: unknown): Promise<object[]> {
  await frame.evaluate(source);
  const inner = await frame.evaluate(
    (of) => (window as unknown as WithAxe).axe.utils.getFrameContexts(of),
    context,
  );
  const partials = [
    await frame.evaluate(([of, options]) => (window as unknown as WithAxe).axe.runPartial(of, options), [
      context,
      OPTIONS,
    ] as const),
  ];
  for (const { frameSelector, frameContext } of inner) {
    const element = await frame.evaluateHandle(
      (selector) => (window as unknown as WithAxe).axe.utils.shadowSelect(selector),
      frameSelector,
    );
    const child = await element.asElement()?.contentFrame();
    if (!child) throw new Error(`No frame at ${JSON.stringify(frameSelector)}`);
    partials.push(...(await lookThrough(child, frameContext)));
  }
  return partials;
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
