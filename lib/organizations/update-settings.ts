import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { GatewayName } from "@/lib/gateways/types";
import type { Organization } from "@/lib/generated/prisma/client";
import { formatMoney } from "@/lib/i18n/format";
import { currencyDigits, fromDecimal, money, toDecimalString } from "@/lib/money";
import { lockOrganization } from "./lock-organization";
import { hasCharged } from "./queries";
import { changedFields, recordChange } from "./record-change";
import { requireUnchanged } from "./require-unchanged";
import type { UpdateSettingsInput } from "./schema";
import { edgeVersion } from "./version";

/** What a column of ours and both gateways take. */
const MOST_MINOR = 99_999_999;

/**
 * Changes how the organization charges. What has begun keeps the terms under which it began: links that are out, customers who
 * are set up.
 * @throws EdgeError invalid_request with the field at fault, or when somebody else has changed them since `began`
 */
export async function updateSettings(
  ctx: Context,
  { began, ...input }: UpdateSettingsInput,
): Promise<{ changed: number; version: string }> {
  const amounts = toAmounts(input);
  return inOrg(ctx.orgId, async (tx) => {
    const row = await lockOrganization(tx, ctx.orgId);
    const after = { ...input, ...amounts, defaultGateway: input.defaultGateway ?? null };
    const before = pick(row, Object.keys(after) as (keyof typeof after)[]) as typeof after;
    const fields = changedFields(before, after);
    if (fields.length === 0) return { changed: 0, version: edgeVersion(row) };
    requireUnchanged(began, edgeVersion(row));
    if (fields.includes("currency")) await requireNothingCharged(tx, row);
    if (fields.includes("defaultGateway")) await requireInUse(tx, ctx.orgId, after.defaultGateway);
    const changed = await tx.organization.update({ where: { id: ctx.orgId }, data: after });
    await recordChange(tx, ctx, {
      action: "organization.settings_changed",
      before: toShown(before),
      after: toShown(after),
    });
    return { changed: fields.length, version: edgeVersion(changed) };
  });
}

function toAmounts(input: Omit<UpdateSettingsInput, "began">) {
  const { currency } = input;
  const initialAmount = toMinor("initialAmount", input.initialAmount, currency);
  const minimumInitialAmount = toMinor("minimumInitialAmount", input.minimumInitialAmount, currency);
  const maxCaptureAmount = toMinor("maxCaptureAmount", input.maxCaptureAmount, currency);
  if (initialAmount < minimumInitialAmount) {
    const least = formatMoney(money(minimumInitialAmount, currency), "en");
    throw invalid("initialAmount", `The initial charge must be at least the minimum of ${least}.`);
  }
  return { initialAmount, minimumInitialAmount, maxCaptureAmount };
}

function toMinor(field: string, text: string, currency: string): number {
  const amount = fromDecimal(text, currency);
  if (!amount) {
    const digits = currencyDigits(currency);
    const example = digits === 0 ? "1500" : `15.${"0".repeat(digits)}`;
    throw invalid(
      field,
      `Write an amount in ${currency} like ${example}, with at most ${digits} decimals and no other signs.`,
    );
  }
  if (amount.minor <= 0) throw invalid(field, "The amount must be more than nothing.");
  if (amount.minor > MOST_MINOR)
    throw invalid(field, `The amount must be at most ${formatMoney(money(MOST_MINOR, currency), "en")}.`);
  return amount.minor;
}

/** Amounts as people read them later, each in the currency of its time. */
function toShown<Row extends { currency: string } & ReturnType<typeof toAmounts>>(row: Row) {
  const decimal = (minor: number) => toDecimalString(money(minor, row.currency));
  return {
    ...row,
    initialAmount: decimal(row.initialAmount),
    minimumInitialAmount: decimal(row.minimumInitialAmount),
    maxCaptureAmount: decimal(row.maxCaptureAmount),
  };
}

async function requireNothingCharged(tx: Tx, { id, currency }: Organization): Promise<void> {
  if (await hasCharged(tx, id))
    throw invalid(
      "currency",
      `This organization has charged in ${currency}, so its currency stays. Use another organization for another currency.`,
    );
}

async function requireInUse(tx: Tx, orgId: string, gateway: GatewayName | null): Promise<void> {
  if (!gateway) return;
  if (!(await tx.gatewayAccount.findFirst({ where: { orgId, gateway, status: "active" } })))
    throw invalid(
      "defaultGateway",
      "No account is in use at this gateway. Connect or enable one first, or choose another gateway.",
    );
}

function pick<Row extends object>(row: Row, fields: readonly (string & keyof Row)[]) {
  return Object.fromEntries(fields.map((field) => [field, row[field]]));
}

function invalid(field: string, sentence: string): EdgeError {
  return new EdgeError("invalid_request", sentence, { field });
}
