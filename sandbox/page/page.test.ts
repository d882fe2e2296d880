import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningSandbox, runSandbox } from "../core/testing/run-sandbox";
import { launchChromium } from "../stripe/browser/testing/launch-chromium";
import { newAccount, refusal } from "../stripe/testing/account";

let sandbox: RunningSandbox;
let browser: Browser;
beforeAll(async () => {
  sandbox = await runSandbox();
  browser = await launchChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await sandbox.remove();
});

const sale = {
  amount: 1500,
  currency: "usd",
  payment_method: "pm_card_visa",
  confirm: true,
  off_session: true,
} as const;

async function open(): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(sandbox.origin);
  await page.getByText("Live", { exact: true }).waitFor();
  return { page, complaints };
}

it("shows the money that moves while one looks, and declines the next charge", async () => {
  const { stripe } = newAccount(sandbox);
  const { page, complaints } = await open();
  await page.getByText("No money has moved yet.").waitFor();
  const paid = await stripe.paymentIntents.create(sale);
  await page.getByText(paid.id).waitFor();
  await page.getByText("$15.00").first().waitFor();
  await page.getByRole("button", { name: "Decline", exact: true }).click();
  await page.getByText("insufficient_funds × 1").waitFor();
  expect((await refusal(stripe.paymentIntents.create(sale))).decline_code).toBe("insufficient_funds");
  await page.getByRole("tab", { name: "Requests" }).click();
  await page.getByText("402").waitFor();
  expect(complaints).toEqual([]);
}, 60_000);

it("refunds, disputes and detaches by hand", async () => {
  const { stripe } = newAccount(sandbox);
  const { page, complaints } = await open();
  const paid = await stripe.paymentIntents.create(sale);
  await page.getByLabel("Id", { exact: true }).fill(paid.id);
  await page.getByLabel("Then").selectOption("Dispute it");
  await page.getByRole("button", { name: "Do it" }).click();
  await page.getByText("Dispute it: done.").waitFor();
  await page.getByLabel("Then").selectOption("Dispute: won");
  await page.getByRole("button", { name: "Do it" }).click();
  await page.getByText("Dispute: won: done.").waitFor();
  expect((await stripe.disputes.list({ payment_intent: paid.id })).data[0]?.status).toBe("won");
  await page.getByLabel("Then").selectOption("Refund it in full");
  await page.getByRole("button", { name: "Do it" }).click();
  await page.getByText("-$15.00").first().waitFor();
  expect(complaints).toEqual([]);
}, 60_000);

it("arms a fault, holds webhooks and delivers them", async () => {
  const { stripe, suffix } = newAccount(sandbox);
  await stripe.customers.create({});
  const { page } = await open();
  await page.getByLabel("Account").selectOption(suffix);
  await page.getByLabel("What happens").selectOption("status");
  await page.getByLabel("Status").fill("503");
  await page.getByRole("button", { name: "Arm" }).click();
  await page.getByText("Armed.").waitFor();
  expect((await refusal(stripe.customers.create({}))).statusCode).toBe(503);
  await page.getByText("Hold", { exact: true }).click();
  await page.getByText("Webhooks: hold.").waitFor();
  await stripe.customers.create({});
  await page.getByRole("tab", { name: "Webhooks" }).click();
  await page.getByText("held", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "Deliver held" }).click();
  await page.getByText("Nothing to deliver.").waitFor();
}, 60_000);
