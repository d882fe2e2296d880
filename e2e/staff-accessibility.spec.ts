import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { newStaff } from "@/lib/testing/new-staff";
import { staffPages } from "@/lib/testing/staff-pages";
import { addPausedEndpoint } from "./fixtures/endpoint";
import type { Program } from "./fixtures/program";
import { expect, test } from "./fixtures/test";

const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type StaffLook = { size: string; width: number; colorScheme: "light" | "dark" };

const LOOKS: StaffLook[] = [
  { size: "a desk", width: 1280, colorScheme: "light" },
  { size: "a phone", width: 390, colorScheme: "dark" },
];

/** What is wrong with the page: axe's violations, and being wider than the window. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).exclude("iframe").analyze();
  const headings = await page.locator("h1").count();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).join(" | ")}`),
    ...(headings === 1 ? [] : [`${name}: ${headings} headings of the first order`]),
    ...(wider > 0 ? [`${name}: ${wider} px wider than the window`] : []),
  ];
}

async function signIn(context: BrowserContext, { base_url }: Program, body: object): Promise<void> {
  const answer = await context.request.post(`${base_url}/admin/auth/sign-in/email`, {
    headers: { origin: base_url },
    data: body,
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

for (const { size, width, colorScheme } of LOOKS) {
  test.describe(`staff at ${size}, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("no page, dialog or form has a violation, or is wider than the window", async ({
      page,
      context,
      program,
      db,
      tenant,
      invoices,
    }) => {
      const at = (path: string) => page.goto(program.base_url + path);
      const faults: string[] = [];
      await at("/admin/sign-in");
      await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeEnabled();
      faults.push(...(await faultsOf(page, "sign-in")));

      await addPausedEndpoint(db, tenant.org_id);
      const customer = await invoices.customer();
      await invoices.fire(customer);
      const known = program.staff.find(({ role }) => role === "owner");
      if (!known) throw new Error("The demo has no owner");
      const owner = await newStaff(db, known, { orgId: tenant.org_id, role: "owner", name: "Olga Owner" });
      await signIn(context, program, owner);

      await db.query(
        `insert into webhook_attempt (org_id, delivery_id, number, outcome, status, latency_ms, answer, error)
         select org_id, id, n, (array['address_refused', 'http_error'])[n]::attempt_outcome, 500, 4, 'Broken', 'Not taken.'
         from webhook_delivery, generate_series(1, 2) n where org_id = $1`,
        [tenant.org_id],
      );
      const pages = await staffPages(db, tenant.org_id);
      expect(pages.map(([name]) => name)).toEqual(
        expect.arrayContaining(["customer", "charge", "invoice", "item-edit", "brand", "gateway", "call"]),
      );
      expect(pages.map(([name]) => name)).toEqual(
        expect.arrayContaining(["endpoint", "endpoint-edit", "delivery", "event"]),
      );
      for (const [name, path] of pages) {
        const answer = await at(path);
        if (answer?.status() !== 200) faults.push(`${name}: HTTP ${answer?.status()}`);
        faults.push(...(await faultsOf(page, name)));
      }

      await at(`/admin/customers/${customer.customerId}`);
      await page.getByRole("button", { name: /^Suspend/ }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      faults.push(...(await faultsOf(page, "a dialog")));
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
      await page.getByRole("button", { name: "Search or go to…" }).click();
      await page.getByPlaceholder(/^A page, a customer/).fill("cust");
      await expect(page.getByRole("dialog").getByText("Customers", { exact: true })).toBeVisible();
      faults.push(...(await faultsOf(page, "the palette")));
      await page.getByPlaceholder(/^A page, a customer/).fill("nobody of that name");
      await expect(page.getByRole("status").getByText("Nothing found")).toBeVisible();
      faults.push(...(await faultsOf(page, "an empty palette")));
      await page.getByPlaceholder(/^A page, a customer/).fill(customer.customerId);
      await expect(page.locator("[data-action][data-selected]")).toHaveCount(1);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(`${program.base_url}/admin/customers/${customer.customerId}`);

      await db.query("update brand set name = repeat('Long', 20) where org_id = $1", [tenant.org_id]);
      await at("/admin/customers");
      await page.getByRole("button", { name: "Filter", exact: true }).click();
      await expect(page.getByLabel("Brand", { exact: true })).toBeVisible();
      faults.push(...(await faultsOf(page, "the filters")));
      expect(faults).toEqual([]);
    });
  });
}
