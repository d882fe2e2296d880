import type { BrowserContext, Page } from "@playwright/test";
import { newStaff } from "@/lib/testing/new-staff";
import type { Program } from "./fixtures/program";
import { expect, test } from "./fixtures/test";

type Known = { email: string; password: string };

async function signIn(context: BrowserContext, { base_url }: Program, data: Known): Promise<void> {
  const answer = await context.request.post(`${base_url}/admin/auth/sign-in/email`, {
    headers: { origin: base_url },
    data,
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Holds back what the page asks of the router, each time from a call on until the answer is called. */
async function holder(page: Page): Promise<() => () => void> {
  let held = Promise.resolve();
  await page.route(
    (url) => url.searchParams.has("_rsc"),
    async (route) => {
      await held;
      await route.continue();
    },
  );
  return () => {
    let letGo: () => void = () => undefined;
    held = new Promise((resolve) => {
      letGo = resolve;
    });
    return letGo;
  };
}

test("shows that a page, a filter or an order is on its way; leads the signed out back in; exports what the page shows", async ({
  page,
  context,
  program,
  db,
  tenant,
  tenants,
  complaints,
}) => {
  const known = program.staff.find(({ role }) => role === "owner");
  if (!known) throw new Error("The demo has no owner");
  const owner = await newStaff(db, known, { orgId: tenant.org_id, role: "owner", name: "Olga Owner" });
  await signIn(context, program, owner);
  const at = (path: string) => page.goto(program.base_url + path);
  const endSessions = () =>
    db.query("delete from staff_session where user_id = (select id from staff_user where email = $1)", [
      owner.email,
    ]);
  const line = page.getByRole("progressbar", { name: "Loading" });

  await test.step("a line while a link, an order, a filter or a search is waited for", async () => {
    await at("/admin/customers");
    const menu = page.getByRole("navigation", { name: "Pages" });
    const waits: [string, () => Promise<void>, RegExp][] = [
      ["a search", () => page.getByRole("searchbox").fill("no"), /[?&]q=nobody/],
      [
        "a page",
        () => menu.getByRole("link", { name: "Gateways", exact: true }).click(),
        /\/admin\/gateways$/,
      ],
      [
        "a page back",
        () => menu.getByRole("link", { name: "Audit log" }).click(),
        /\/admin\/settings\/audit$/,
      ],
    ];
    const hold = await holder(page);
    // A link that is pressed right after typing is followed: the search comes before it, not in its place.
    const letLinkGo = hold();
    const searched = page.waitForRequest(/[?&]q=late/);
    await page.getByRole("searchbox").fill("late");
    await menu.getByRole("link", { name: "Charges", exact: true }).click();
    await searched;
    letLinkGo();
    await expect(page).toHaveURL(/\/admin\/charges$/);
    await menu.getByRole("link", { name: "Customers", exact: true }).click();
    await expect(page).toHaveURL(/\/admin\/customers$/);

    for (const [what, act, address] of waits) {
      const letGo = hold();
      await act();
      await expect(line, what).toBeVisible();
      await expect(line, what).not.toHaveCSS("opacity", "0");
      if (what === "a search") {
        // What is typed stays while it is looked for, and what is typed on top of it comes too.
        await expect(page.getByRole("searchbox")).toHaveValue("no");
        await page.getByRole("searchbox").pressSequentially("body");
      }
      letGo();
      await expect(page, what).toHaveURL(address);
      await expect(line, what).toHaveCount(0);
      if (what === "a search") await expect(page.getByRole("searchbox")).toHaveValue("nobody");
    }
  });

  await test.step("an action of a signed-out person leads to the sign-in and back, and keeps what was typed", async () => {
    await at("/admin/developers/keys?q=1");
    await page.getByRole("button", { name: /key/i }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").first().fill("Back office");
    await endSessions();
    await dialog.locator("button[type=submit]").click();
    const alert = dialog.getByRole("alert");
    await expect(alert).toContainText("You are signed out");
    const opens = context.waitForEvent("page");
    await alert.getByRole("link", { name: "Open the sign-in in a new tab" }).click();
    const tab = await opens;
    await expect(tab).toHaveURL(
      `${program.base_url}/admin/sign-in?next=${encodeURIComponent("/admin/developers/keys?q=1")}`,
    );
    await tab.close();
    await signIn(context, program, owner);
    await dialog.locator("button[type=submit]").click();
    await expect(dialog).toContainText("ek_");
    complaints.length = 0;
  });

  await test.step("an export of a page of another organization gets nothing of this one's", async () => {
    const other = await tenants.make("northwind");
    await db.query(
      "insert into staff_member (org_id, user_id, role) select $1, id, 'owner' from staff_user where email = $2",
      [other.org_id, owner.email],
    );
    await at("/admin/charges");
    const link = page.getByRole("link", { name: "Export" });
    const saves = page.waitForEvent("download");
    await link.click();
    expect((await saves).suggestedFilename()).toMatch(/^charges.*\.csv$/);
    await db.query(
      "update staff_session set active_org_id = case when $1 = $3 then $2 else $1 end where user_id = (select id from staff_user where email = $4)",
      [
        tenant.org_id,
        other.org_id,
        new URL((await link.getAttribute("href")) ?? "", program.base_url).searchParams.get("org"),
        owner.email,
      ],
    );
    await link.click();
    await expect(page.getByText("Your pages now show another organization")).toBeVisible();
    complaints.length = 0;

    // What was chosen in this browser is shown there again after the next sign-in.
    await db.query(
      "update organization set name = case id when $1 then 'Zebra' else 'Aachen' end where id in ($1, $2)",
      [other.org_id, tenant.org_id],
    );
    await db.query(
      "update staff_session set active_org_id = $1 where user_id = (select id from staff_user where email = $2)",
      [tenant.org_id, owner.email],
    );
    await at("/admin");
    await page.getByRole("banner").getByRole("button").filter({ hasText: "Aachen" }).click();
    await page.getByRole("menuitem", { name: /Zebra/ }).click();
    await expect(page.getByRole("banner")).toContainText("Zebra");
    await endSessions();
    await at("/admin/charges");
    await page.getByLabel("E-mail address").fill(owner.email);
    await page.getByRole("textbox", { name: "Password" }).fill(owner.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(/\/admin\/charges$/);
    await expect(page.getByRole("banner")).toContainText("Zebra");
  });

  await test.step("an organization with nothing yet is led from the doctor to its first gateway and brand", async () => {
    const orgId = `org_empty_${Date.now()}`;
    await db.query("insert into organization (id, name) values ($1, 'Empty')", [orgId]);
    const admin = await newStaff(db, known, { orgId, role: "owner", name: "Adam" });
    await context.clearCookies();
    await signIn(context, program, admin);
    await at("/admin/gateways/doctor");
    await expect(page.getByRole("link", { name: "Connect a gateway" })).toHaveAttribute(
      "href",
      "/admin/gateways",
    );
    await page.getByRole("link", { name: "Make a brand" }).click();
    await expect(page).toHaveURL(/\/admin\/brands\/new$/);
  });
});
