import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "./fixtures/test";
import { CARDS } from "./pages/card-form";

/**
 * A brand's own site, on the same host as ours: over plain http the cookie of the browser that completed goes no further
 * than that. One page that shows the setup page through the embed script and writes down its events.
 */
async function serveSite(page: string): Promise<{ origin: string; server: Server }> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, server };
}

const site = (base: string, url: string) => `<!doctype html><title>Shop</title>
<div id="setup" data-edge-setup="${url}"></div>
<script>
  window.seen = [];
  for (const type of ["edge:ready", "edge:completed", "edge:closed"])
    document.addEventListener(type, () => seen.push(type));
</script>
<script async src="${base}/public/edge/embed.js"></script>`;

test("a site of the brand shows the page, hears how it ended, and the frame fits", async ({
  page,
  setups,
  program,
}) => {
  const setup = await setups.build();
  const { origin, server } = await serveSite(site(program.base_url, setup.url));
  try {
    await setups.setBrand("embed_origins", [origin, "https://shop.example.com"]);
    await page.goto(origin);
    const frame = page.frameLocator("#setup > iframe");
    const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    await expect.poll(seen).toEqual(["edge:ready"]);

    const card = frame.frameLocator('iframe[title="Secure payment input frame"]');
    await card.getByLabel(/^Card number/).fill(CARDS.succeeds);
    await card.getByLabel(/^Expiration date/).fill("12/34");
    await card.getByLabel(/^Security code/).fill("123");
    const submit = frame.locator("main form button[type=submit]");
    await expect(submit).toHaveText(/^Save card/);
    const fits = () =>
      frame
        .locator("body")
        .evaluate((body) => body.ownerDocument.documentElement.scrollHeight - window.innerHeight);
    await expect.poll(fits).toBeLessThanOrEqual(0);
    await submit.click();
    await expect.poll(seen, { timeout: 30_000 }).toContain("edge:completed");
    await setups.expectActive(setup);
  } finally {
    server.close();
  }
});

test("a foreign site is refused", async ({ page, setups, program, complaints }) => {
  const setup = await setups.build();
  const { origin, server } = await serveSite(site(program.base_url, setup.url));
  try {
    for (const origins of [[], ["https://shop.example.com"]]) {
      await setups.setBrand("embed_origins", origins);
      const refused = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
      await page.goto(origin);
      await refused;
      expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
    }
    expect((await setups.records(setup)).attempts).toEqual([]);
    complaints.length = 0;
  } finally {
    server.close();
  }
});
