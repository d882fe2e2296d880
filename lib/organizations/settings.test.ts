import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { getSettings } from "./queries";
import { updateInvoiceSettingsInput, updateSettingsInput } from "./schema";
import { updateInvoiceSettings } from "./update-invoice-settings";
import { updateSettings } from "./update-settings";

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
});
afterAll(() => path.stop());

const FORM = {
  name: "Test",
  currency: "USD",
  requireInitialCharge: true,
  initialAmount: "15.00",
  minimumInitialAmount: "15.00",
  maxCaptureAmount: "500.00",
  captureMode: "off_session",
  cooldownSeconds: "60",
  failureLimit: "3",
  linkDays: "30",
  signedLinks: false,
};
const PAPER = { invoicePrefix: "INV-", invoiceDays: "14", reminderDays: "3" };

const owner = ({ orgId }: Shop): Context => ({
  orgId,
  actor: { type: "staff", id: newId("user") },
  requestId: newId("req"),
  address: "198.51.100.7",
});
const save = (ctx: Context, changes: object) =>
  updateSettings(ctx, updateSettingsInput.parse({ ...FORM, ...changes }));
const saveInvoices = (ctx: Context, changes: object) =>
  updateInvoiceSettings(ctx, updateInvoiceSettingsInput.parse({ ...PAPER, ...changes }));
const audited = ({ orgId }: Context) =>
  path.rows<{ action: string; details: unknown }>(
    "select action, details from audit_entry where org_id = $1 and actor_type = 'staff' order by created_at",
    [orgId],
  );

it("saves what was changed, writes down from what to what, and touches no other organization", async () => {
  const [shop, other] = [await newShop(), await newShop()];
  const ctx = owner(shop);
  const untouched = await getSettings(owner(other));
  const { version: began } = (await getSettings(ctx)).edge;
  expect(await save(ctx, { began })).toEqual({ changed: 0, version: began });
  const changes = { initialAmount: "20.5", cooldownSeconds: "0", defaultGateway: "paypal" };
  const { changed, version } = await save(ctx, { ...changes, began });
  expect([changed, version]).toEqual([3, (await getSettings(ctx)).edge.version]);
  // Another tab, which was opened before, undoes none of it.
  await expect(save(ctx, { name: "Mine", began })).rejects.toThrow("Somebody else changed these settings");
  expect(await save(ctx, { ...changes, began })).toEqual({ changed: 0, version });
  expect((await getSettings(ctx)).edge).toMatchObject({
    initialAmount: "20.50",
    cooldownSeconds: 0,
    defaultGateway: "paypal",
    gateways: ["stripe", "paypal"],
    currencyFixed: false,
  });
  expect(await audited(ctx)).toEqual([
    {
      action: "organization.settings_changed",
      details: {
        before: { initial_amount: "15.00", cooldown_seconds: 60, default_gateway: null },
        after: { initial_amount: "20.50", cooldown_seconds: 0, default_gateway: "paypal" },
      },
    },
  ]);
  expect(await getSettings(owner(other))).toEqual(untouched);
});

it("refuses, at the field, what makes no sense together or in the currency", async () => {
  const ctx = owner(await newShop());
  await inOrg(ctx.orgId, (tx) =>
    tx.gatewayAccount.updateMany({ where: { gateway: "paypal" }, data: { status: "disabled" } }),
  );
  const refusal = (changes: object) =>
    save(ctx, changes).catch((error) => [error.field, error.message]) as Promise<unknown>;
  expect(await refusal({ initialAmount: "14.99" })).toEqual([
    "initialAmount",
    "The initial charge must be at least the minimum of $15.00.",
  ]);
  expect(await refusal({ currency: "JPY", initialAmount: "15.50" })).toEqual([
    "initialAmount",
    "Write an amount in JPY like 1500, with at most 0 decimals and no other signs.",
  ]);
  expect(await refusal({ maxCaptureAmount: "0" })).toEqual([
    "maxCaptureAmount",
    "The amount must be more than nothing.",
  ]);
  expect(await refusal({ maxCaptureAmount: "1000000" })).toEqual([
    "maxCaptureAmount",
    "The amount must be at most $999,999.99.",
  ]);
  expect(await refusal({ defaultGateway: "paypal" })).toEqual([
    "defaultGateway",
    expect.stringContaining("No account is in use at this gateway."),
  ]);
  expect(await audited(ctx)).toEqual([]);
});

it("lets the currency change until something is charged, and never after", async () => {
  const shop = await newShop();
  const ctx = owner(shop);
  const yen = { initialAmount: "1500", minimumInitialAmount: "1500", maxCaptureAmount: "50000" };
  await save(ctx, { currency: "jpy", ...yen });
  expect((await getSettings(ctx)).edge).toMatchObject({ currency: "JPY", initialAmount: "1500" });
  await save(ctx, {});
  await newActiveCustomer(path, shop);
  expect((await getSettings(ctx)).edge.currencyFixed).toBe(true);
  await expect(save(ctx, { currency: "JPY", ...yen })).rejects.toThrow("has charged in USD");
  expect(await save(ctx, { linkDays: "7" })).toMatchObject({ changed: 1 });
});

it("goes on counting invoices under another prefix, with no number twice and none left out", async () => {
  const ctx = owner(await newShop({ invoiceSequence: 41 }));
  const next = async () => {
    const rows = await inOrg(
      ctx.orgId,
      (tx) => tx.$queryRaw<{ number: string }[]>`select next_invoice_number(${ctx.orgId}) as number`,
    );
    return rows[0]?.number;
  };
  expect(await next()).toBe("INV-000042");
  const { version: began } = (await getSettings(ctx)).invoices;
  await saveInvoices(ctx, {
    began,
    invoicePrefix: "2027/",
    taxName: "VAT",
    taxPercent: "19.00",
    companyName: " Acme ",
  });
  expect((await getSettings(ctx)).invoices).toMatchObject({
    nextNumber: "2027/000043",
    taxPercent: "19",
    companyName: "Acme",
    companyAddress: null,
  });
  expect(await next()).toBe("2027/000043");
  await expect(saveInvoices(ctx, { began })).rejects.toThrow("Somebody else changed these settings");
  expect(
    await saveInvoices(ctx, {
      invoicePrefix: "2027/",
      taxName: "VAT",
      taxPercent: "19",
      companyName: "Acme",
    }),
  ).toMatchObject({ changed: 0 });
});

it("takes only settings that can be", () => {
  const fault = (changes: object) => {
    const { error } = updateSettingsInput.safeParse({ ...FORM, ...changes });
    return error && [...new Set(error.issues.map(({ path: [field] }) => field))];
  };
  expect(fault({})).toBeUndefined();
  for (const [field, values] of Object.entries({
    name: ["", " ", "a".repeat(101)],
    currency: ["US", "EURO", "QQQ"],
    cooldownSeconds: ["-1", "86401", "1.5", ""],
    failureLimit: ["0", "101"],
    linkDays: ["0", "366"],
    captureMode: ["later"],
  }))
    for (const value of values) expect(fault({ [field]: value }), `${field} ${value}`).toEqual([field]);

  const paperFault = (changes: object) => {
    const { error } = updateInvoiceSettingsInput.safeParse({ ...PAPER, ...changes });
    return error?.issues.map(({ path: [field] }) => field);
  };
  expect(paperFault({ invoicePrefix: "" })).toBeUndefined();
  expect(paperFault({ taxName: "VAT", taxPercent: "8.25" })).toBeUndefined();
  for (const invoicePrefix of ["INV1", "2027", "a b-", "x".repeat(21)])
    expect(paperFault({ invoicePrefix }), invoicePrefix).toEqual(["invoicePrefix"]);
  for (const taxPercent of ["0", "0.00", "100", "19%", "1.234", "-3"])
    expect(paperFault({ taxName: "VAT", taxPercent }), taxPercent).toEqual(["taxPercent"]);
  expect(paperFault({ taxName: "VAT" })).toEqual(["taxPercent"]);
  expect(paperFault({ reminderDays: "0" })).toEqual(["reminderDays"]);
});
