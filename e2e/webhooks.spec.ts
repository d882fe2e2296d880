import { Webhook } from "standardwebhooks";
import { type Receiver, startReceiver } from "@/lib/outbox/testing/receiver";
import { newStaff } from "@/lib/testing/new-staff";
import { expect, test } from "./fixtures/test";
import { StaffCustomer } from "./pages/staff-customer";
import { textOf } from "./pages/staff-pages";

test.use({ baseURL: async ({ program }, use) => use(program.base_url) });

const toldBy = ({ arrivals }: Receiver) => arrivals.map(({ event }) => event.event_type);

test("an admin adds an endpoint, tests it, watches its events, pauses it, and sends again what it did not take", async ({
  page,
  program,
  tenant,
  invoices,
  db,
}) => {
  const known = program.staff[0];
  if (!known) throw new Error("The program prints no staff.");
  const admin = await newStaff(db, known, { orgId: tenant.org_id, role: "admin", name: "Ada Admin" });
  const staff = new StaffCustomer(page);
  let answer = 204;
  const receiver = await startReceiver(() => answer);
  let secret = "";
  let customerId = "";
  let endpointPage = "";

  await test.step("adds it, and is shown its secret once", async () => {
    await staff.signIn(admin);
    await staff.goTo("Webhooks");
    await expect(page.getByRole("main")).toContainText("No endpoints yet");
    await page.getByRole("main").getByRole("link", { name: "Add an endpoint" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Back office");
    await page.getByLabel("Address").fill("https://10.0.0.5/hooks");
    await page.getByLabel("Authentication").selectOption("bearer");
    await staff.press("Add the endpoint");
    await expect(page.getByText(/^10\.0\.0\.5 is a private address/)).toBeVisible();
    await page.getByLabel("Address").fill(receiver.url);
    await staff.press("Add the endpoint");
    await expect(page.getByText("The token is needed for the type bearer.")).toBeVisible();
    await expect(page.getByLabel("Token")).toBeFocused();
    await page.getByLabel("Token").fill("of-a-test");
    await staff.press("Add the endpoint");
    secret = await textOf(page.getByText(/^whsec_\S+$/));
    await page.getByRole("link", { name: "Open the endpoint" }).click();
    await expect(staff.heading).toHaveText("Back office");
    endpointPage = page.url();
    await expect(page.getByText(secret)).toHaveCount(0);
  });

  await test.step("sends a test, and sees what was answered", async () => {
    await staff.press("Send a test");
    await staff.confirm("Send it");
    await expect(staff.dialog).toContainText("204 taken");
    await staff.confirm("Done");
    expect(toldBy(receiver)).toEqual(["webhook.test"]);
    expect(receiver.arrivals[0]?.headers.authorization).toBe("Bearer of-a-test");
  });

  await test.step("sees a customer's events delivered, which the receiver can check", async () => {
    ({ customerId } = await invoices.customer());
    const wanted = ["billing_customer.created", "trigger.captured", "trigger.enrollment.created"];
    await expect.poll(() => toldBy(receiver)).toEqual(expect.arrayContaining(wanted));
    for (const { body, headers } of receiver.arrivals) new Webhook(secret).verify(body, headers);
    await page.goto(`/admin/developers/webhooks/deliveries?customer=${customerId}&type=trigger.captured`);
    await expect(staff.rows("Deliveries")).toHaveCount(1);
    await expect(staff.rows("Deliveries")).toContainText("Delivered");
  });

  await test.step("pauses it, and has it catch up", async () => {
    await page.goto(endpointPage);
    await staff.press("Pause");
    await staff.confirm("Pause");
    await staff.expectToast("The endpoint is paused.");
    await suspend(staff, customerId);
    await page.goto(endpointPage);
    await expect(staff.fact("Waiting")).toHaveText("1");
    expect(toldBy(receiver)).not.toContain("billing_customer.suspended");
    await staff.press("Resume");
    await expect(staff.dialog).toContainText("1 event waits: it is sent at once");
    await staff.confirm("Resume");
    await expect.poll(() => toldBy(receiver).at(-1)).toBe("billing_customer.suspended");
  });

  await test.step("finds what it did not take, and sends it again", async () => {
    answer = 500;
    await page.goto(`/admin/customers/${customerId}`);
    await staff.press("Restore");
    await staff.confirm("Restore");
    await expect(staff.fact("Status")).toHaveText("active");
    const row = staff.rows("Deliveries");
    await expect(async () => {
      await page.goto(
        `/admin/developers/webhooks/deliveries?customer=${customerId}&outcome=http_error&status=pending`,
      );
      await expect(row).toHaveCount(1, { timeout: 1_000 });
    }).toPass();
    await expect(row).toContainText("500 not taken");
    await row.getByRole("link", { name: "billing_customer.created" }).click();
    await expect(
      page.getByText("Answered 500 Internal Server Error; only 2xx counts.").first(),
    ).toBeVisible();
    await expect(staff.section("Payload")).toContainText(`"billing_customer_id": "${customerId}"`);

    answer = 204;
    const before = receiver.arrivals.length;
    await staff.press("Send again");
    await staff.confirm("Send it again");
    await staff.expectToast("It is on its way to Back office.");
    await expect.poll(() => receiver.arrivals.length).toBeGreaterThan(before);
    await page.getByRole("main").getByRole("link", { name: /^evt_/ }).click();
    await expect(page).toHaveURL(/\/developers\/events\/evt_/);
    await expect(async () => {
      await page.reload();
      await expect(
        staff.rows("Deliveries").filter({ hasText: "sent again" }).filter({ hasText: "Delivered" }),
      ).toHaveCount(1, { timeout: 1_000 });
    }).toPass();
  });

  await test.step("finds each event's delivery in the customer's timeline", async () => {
    await page.goto(`/admin/customers/${customerId}`);
    const told = staff.section("Timeline").getByText(/^Back office: delivered/);
    await expect(told.first()).toBeVisible();
    await told.first().getByRole("link").click();
    await expect(staff.fact("Endpoint")).toHaveText("Back office");
  });

  await test.step("deletes it, and is back where the others are", async () => {
    await page.goto(endpointPage);
    await staff.press("Delete");
    await staff.confirm("Delete the endpoint");
    await staff.expectToast("The endpoint is deleted.");
    await expect(page).toHaveURL(/\/developers\/webhooks$/);
    await expect(page.getByRole("link", { name: "Back office" })).toHaveCount(0);
  });
  await receiver.close();
});

async function suspend(staff: StaffCustomer, customerId: string): Promise<void> {
  await staff.page.goto(`/admin/customers/${customerId}`);
  await staff.press("Suspend");
  await staff.confirm("Suspend");
  await expect(staff.fact("Status")).toHaveText("suspended");
}
