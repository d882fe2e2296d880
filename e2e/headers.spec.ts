import { expect, test } from "./fixtures/test";
import { CARDS, CardForm } from "./pages/card-form";
import { PaypalForm } from "./pages/paypal-form";
import { SetupPage } from "./pages/setup-page";

for (const gateway of ["stripe", "paypal"] as const) {
  test(`scripts come from us and from ${gateway} alone, in every state`, async ({
    page,
    context,
    setups,
    program,
    complaints,
  }) => {
    const scripts = new Set<string>();
    context.on("request", (request) => {
      if (request.resourceType() === "script" && request.frame() === page.mainFrame())
        scripts.add(request.url());
    });
    const setup = await setups.build({ gateway });
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    if (gateway === "stripe") {
      const form = new CardForm(page);
      await form.pay(CARDS.declined);
      await setupPage.expectNotice("card_declined");
      await form.pay(CARDS.asks);
      await form.challenge.complete();
    } else await new PaypalForm(page).approve();
    await setupPage.expectDone();
    const origins = new Set([...scripts].map((url) => new URL(url).origin));
    expect([...origins].sort()).toEqual([program.base_url, program.sandbox_url].sort());
    const ofProvider = [...scripts].filter((url) => url.startsWith(program.sandbox_url));
    const path = gateway === "stripe" ? "/stripe.js" : "/web-sdk/v6/core";
    expect(new Set(ofProvider.map((url) => new URL(url).pathname))).toEqual(new Set([path]));
    expect(complaints).toEqual([]);
  });
}

test("a script that somebody slips in does not run, and the watch of these tests sees it", async ({
  page,
  setups,
  complaints,
}) => {
  const setup = await setups.build();
  await new SetupPage(page).open(setup.url);
  await new CardForm(page).expectReady();
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'broken in'";
    document.body.append(script);
    const frame = document.createElement("iframe");
    frame.src = "https://example.com/";
    document.body.append(frame);
    const image = document.createElement("div");
    image.setAttribute("onclick", "document.title = 'broken in'");
    document.body.append(image);
    image.click();
  });
  await expect.poll(() => complaints.filter((line) => line.startsWith("policy:")).length).toBe(3);
  expect(await page.title()).not.toBe("broken in");
  complaints.length = 0;
});

test("the page's headers leave nothing open", async ({ page, setups }) => {
  const { url } = await setups.build();
  const [first, second] = [await page.request.get(url), await page.request.get(url)];
  const headers = first.headers();
  expect(headers).toMatchObject({
    "cache-control": expect.stringContaining("no-store"),
    "x-content-type-options": "nosniff",
    "x-robots-tag": expect.stringContaining("noindex"),
    "referrer-policy": expect.stringMatching(/^(no-referrer|strict-origin)$/),
    "cross-origin-opener-policy": "same-origin-allow-popups",
    "x-request-id": expect.stringMatching(/^req_/),
  });
  expect(headers).not.toHaveProperty("x-powered-by");
  expect(headers["permissions-policy"]).toContain("camera=()");
  const policy = headers["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|[ ;]https?:[ ;].*script/);
  const nonce = (text = "") => /script-src[^;]*'nonce-([^']+)'/.exec(text)?.[1];
  expect(nonce(policy)).toBeTruthy();
  expect(nonce(policy)).not.toBe(nonce(second.headers()["content-security-policy"]));
});

test("the page's own calls are refused to pages of other sites", async ({ page, setups, sandbox }) => {
  const setup = await setups.build();
  await page.goto(sandbox.url);
  const status = await page.evaluate(
    (url) =>
      fetch(`${url}/begin`, { method: "POST", mode: "no-cors", body: "{}" }).then(
        () => "sent",
        () => "blocked",
      ),
    setup.url,
  );
  expect(status).toBeTruthy();
  expect((await setups.records(setup)).attempts).toEqual([]);
  const answer = await page.request.post(`${setup.url}/begin`, {
    headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    data: { locale: "en" },
  });
  expect(answer.status()).toBe(403);
  expect((await setups.records(setup)).attempts).toEqual([]);
});
