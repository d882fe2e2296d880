import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { Api } from "./fixtures/api";
import { expect, test } from "./fixtures/test";
import { CARDS, CardForm } from "./pages/card-form";
import { SetupPage } from "./pages/setup-page";
import { StaffCustomer } from "./pages/staff-customer";
import { StaffPages, textOf } from "./pages/staff-pages";

test.use({ baseURL: async ({ program }, use) => use(program.base_url) });

type Item = { name: string; price: string };

test("a newcomer makes a brand, an item and a key, sets themself up, pays, fires, refunds and finds it all", async ({
  page,
  program,
}) => {
  const mark = randomUUID().slice(0, 8);
  const brand = `Newcomer ${mark}`;
  const audit: Item = { name: `Audit ${mark}`, price: "200.00" };
  const repair: Item = { name: `Repair ${mark}`, price: "80.00" };
  const contact = { id: `cont_${mark}`, name: `Nora ${mark}`, email: `nora.${mark}@example.test` };
  const owner = program.staff.find(({ role }) => role === "owner");
  if (!owner) throw new Error("The program prints no owner.");
  const staff = new StaffPages(page);
  const customer = new StaffCustomer(page);
  let secret = "";
  let customerId = "";
  let chargeId = "";

  await test.step("signs in with the printed account", () => staff.signIn(owner));

  await test.step("makes a brand", async () => {
    await page.goto("/admin/brands/new");
    await page.getByLabel("Name", { exact: true }).fill(brand);
    await staff.press("Create the brand");
    await staff.expectToast(`“${brand}” is made.`);
    await expect(staff.heading).toHaveText(brand);
  });

  await test.step("makes two billable items", async () => {
    for (const item of [audit, repair]) await makeItem(staff, item, brand);
  });

  await test.step("makes an API key, which is shown once", async () => {
    await staff.goTo("API keys");
    await staff.press("Make a key");
    await staff.dialog.getByLabel("Name").fill(`Key ${mark}`);
    await staff.confirm("Make the key");
    secret = await textOf(staff.dialog.getByText(/^ek_test_\S+$/));
    await staff.confirm("Done");
    await page.reload();
    await expect(staff.rows("API keys").filter({ hasText: `Key ${mark}` })).toContainText("Never");
    await expect(page.getByText(secret)).toHaveCount(0);
  });

  await test.step("sends themself a setup link", async () => {
    await staff.goTo("Customers");
    await staff.press("New customer");
    const { dialog } = staff;
    await dialog.getByLabel("Contact id").fill(contact.id);
    await dialog.getByLabel("Name", { exact: true }).fill(contact.name);
    await dialog.getByLabel("E-mail").fill(contact.email);
    await dialog.getByLabel("Brand").selectOption({ label: brand });
    await dialog.getByLabel("Gateway").selectOption({ label: "Card (Stripe)" });
    await dialog.getByLabel("Enroll in").selectOption({ label: audit.name });
    await dialog.getByLabel("Mail them the link").check();
    await staff.confirm("Create the customer");
    await expect(dialog).toContainText(`It is on its way to ${contact.email}.`);
    await staff.confirm("Done");
  });

  await test.step("opens the link that was mailed, and pays", async () => {
    const setupPage = new SetupPage(await openMail(page, program.mailbox_url, contact.email));
    await expect(setupPage.page.getByRole("region", { name: "Summary" })).toContainText("$15.00 today");
    await expect(setupPage.main).toContainText(
      `${brand} may charge it without asking you each time: $200.00`,
    );
    await new CardForm(setupPage.page).pay(CARDS.succeeds);
    await setupPage.expectDone();
    await setupPage.page.close();
  });

  await test.step("sees an active customer, and the story so far", async () => {
    await page.goto("/admin/customers");
    await page.getByRole("searchbox").fill(contact.email);
    await expect(staff.rows("Customers")).toHaveCount(1);
    await page.getByRole("link", { name: contact.name }).click();
    await expect(staff.heading).toHaveText(contact.name);
    await expect(customer.fact("Status")).toHaveText("active");
    await expect(customer.fact("Payment method")).toContainText("4242");
    customerId = await customer.id();
    await customer.expectStory([
      "Customer opened the setup page",
      "Customer pressed the button on the setup page",
      "Initial charge of $15.00 captured",
      "Customer became active",
    ]);
  });

  await test.step("fires with the key, by the call that the item's page shows", async () => {
    await page.getByRole("main").getByRole("link", { name: audit.name }).click();
    await expect(staff.heading).toHaveText(audit.name);
    const call = staff.section("Fire it");
    await call.getByRole("tab", { name: "JSON body" }).click();
    const endpoint = await textOf(call.getByRole("code").first());
    const shown = JSON.parse(await textOf(call.locator("pre"))) as Record<string, unknown>;
    const answer = await new Api(program, new URL(endpoint).pathname).post({
      ...shown,
      api_key: secret,
      billing_customer_id: customerId,
      trigger_id: `trg_${mark}`,
    });
    expect(answer, JSON.stringify(answer.body)).toMatchObject({
      status: 200,
      body: { data: { success: true, status: "captured", amount: 200 } },
    });
    chargeId = (answer.body.data as { charge_id: string }).charge_id;
  });

  await test.step("charges now, after seeing what it would do", async () => {
    await page.goto(`/admin/customers/${customerId}`);
    await staff.press("Enroll");
    await staff.dialog.getByLabel("Billable item").selectOption({ label: repair.name });
    await staff.confirm("Enroll");
    await staff.expectToast("The customer is enrolled");

    await staff.press("Charge now");
    await customer.tryCharge(audit.name, "12");
    await expect(staff.dialog).toContainText(`It was charged a moment ago (${chargeId}).`);
    await customer.tryCharge(repair.name, "16");
    await expect(staff.dialog).toContainText("condition is not met by this metric value");
    await customer.tryCharge(repair.name, "12");
    await expect(staff.dialog).toContainText("The saved method is charged $80.00");
    await staff.confirm("Charge $80.00");
    await staff.expectToast("$80.00 is charged");
    await expect(staff.section("Charges")).toContainText("$80.00");
  });

  await test.step("refunds the first", async () => {
    await staff.section("Charges").getByRole("link", { name: audit.name }).click();
    await expect(staff.heading).toContainText("$200.00 captured");
    await staff.press("Refund");
    await expect(staff.dialog.getByLabel("Amount in USD")).toHaveValue("200.00");
    await staff.dialog.getByLabel("Reason").fill("Only a try");
    await staff.confirm("Refund");
    await staff.expectToast("The refund is on its way");
    await expect(staff.section("Refunds")).toContainText("Only a try");
    await expect(staff.heading).toContainText("refunded");
    await page.getByRole("main").getByRole("link", { name: contact.name }).click();
    await expect(staff.heading).toHaveText(contact.name);
    await customer.expectStory([
      "Initial charge of $15.00 captured",
      "Charge of $200.00 captured",
      "Charge of $80.00 captured",
      "Refund of $200.00 succeeded",
    ]);
  });

  await test.step("finds it all in revenue and charges", async () => {
    await staff.goTo("Revenue");
    await staff.filterByCustomer(customerId);
    await expectLines(staff, "Revenue", [
      ["Trigger", "confirmed", "$80.00"],
      ["Trigger", "refunded", "$200.00"],
      ["Initial charge", "confirmed", "$15.00"],
    ]);
    await staff.goTo("Charges");
    await staff.filterByCustomer(customerId);
    await expectLines(staff, "Charges", [
      [repair.name, "captured", "$80.00"],
      [audit.name, "refunded", "$200.00"],
      ["Initial charge", "captured", "$15.00"],
    ]);
  });
});

test("a passkey is added, signs in by itself, and is removed", async ({ page, context, program }) => {
  const devices = await context.newCDPSession(page);
  await devices.send("WebAuthn.enable");
  await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const operator = program.staff.find(({ role }) => role === "operator");
  if (!operator) throw new Error("The program prints no operator.");
  const staff = new StaffPages(page);
  const name = `Laptop ${randomUUID().slice(0, 8)}`;
  const row = page.getByRole("row").filter({ hasText: name });

  await staff.signIn(operator);
  await page.goto("/admin/account");
  await page.getByLabel("Name of the new passkey").fill(name);
  await staff.press("Add a passkey");
  await staff.expectToast("The passkey is added.");
  await expect(row).toBeVisible();

  await staff.signOut();
  await page.goto("/admin/account");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(staff.heading).toHaveText("Account and security");

  await staff.press(`Remove ${name}`);
  await staff.expectToast("The passkey is removed.");
  await expect(row).toHaveCount(0);
});

/** A trigger that charges a fixed price when the value is 15 or less. */
async function makeItem(staff: StaffPages, { name, price }: Item, brand: string): Promise<void> {
  const { page } = staff;
  await page.goto("/admin/items/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("radio", { name: "Trigger", exact: true }).check();
  await page.getByLabel("Price", { exact: true }).fill(price);
  await page.getByLabel("Brand").selectOption({ label: brand });
  await page.getByRole("radio", { name: "Fixed" }).check();
  await page.getByLabel("Fires when the value is").selectOption("lte");
  await page.getByRole("textbox", { name: "Threshold" }).fill("15");
  await expect(page.getByRole("status", { name: "What the item does" })).toHaveText(
    `When value <= $15, charge $${Number(price)}`,
  );
  await staff.press("Create item");
  await staff.expectToast("The item is made.");
  await expect(staff.heading).toHaveText(name);
}

/** From the mailbox to the page that the mail's button leads to. */
async function openMail(page: Page, mailbox: string | null, recipient: string): Promise<Page> {
  if (!mailbox) throw new Error("The program has no mailbox.");
  await page.goto(mailbox);
  await page.getByRole("listitem").filter({ hasText: recipient }).getByRole("link").click();
  const button = page.frameLocator('iframe[title="The mail"]').getByRole("link", { name: "Set up payment" });
  const [opened] = await Promise.all([page.context().waitForEvent("page"), button.click()]);
  return opened;
}

/** The list's rows, the newest first, each with these texts. */
async function expectLines(staff: StaffPages, list: string, lines: readonly string[][]): Promise<void> {
  const rows = staff.rows(list);
  await expect(rows).toHaveCount(lines.length);
  for (const [at, texts] of lines.entries()) {
    for (const text of texts) await expect(rows.nth(at)).toContainText(text);
  }
}
