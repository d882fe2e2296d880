import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { BillingCustomer, Organization, Prisma } from "@/lib/generated/prisma/client";
import { fromDecimal, money, toDecimalString } from "@/lib/money";
import { supersedeLinks } from "@/lib/setup/open-api-link";
import type { CreateCustomerInput } from "./create-customer-schema";

/** What a call says of its customer; the initial amount in minor units of the organization's currency. */
export type CustomerTerms = Pick<
  BillingCustomer,
  "allowTrigger" | "requireInitial" | "initialAmount" | "currency"
> & { notes?: string | null; meta?: Prisma.InputJsonObject };

/**
 * The terms of a call: what it names, else what a known customer has, else the documented defaults.
 * @throws EdgeError invalid_request for an amount that the currency does not have, or below the organization's minimum
 */
export function termsOf(
  input: CreateCustomerInput,
  organization: Organization,
  known: BillingCustomer | null,
): CustomerTerms {
  const kept = known?.currency === organization.currency ? known.initialAmount : undefined;
  const requireInitial = input.require_initial ?? known?.requireInitial ?? true;
  const initialAmount = namedAmount(input, organization) ?? kept ?? organization.initialAmount;
  requireMinimum(requireInitial, initialAmount, organization);
  return {
    allowTrigger: input.allow_trigger ?? known?.allowTrigger ?? false,
    requireInitial,
    initialAmount,
    currency: organization.currency,
    ...(input.notes === undefined ? {} : { notes: input.notes }),
    ...(input.meta ? { meta: input.meta as Prisma.InputJsonObject } : {}),
  };
}

function namedAmount({ initial_amount: named }: CreateCustomerInput, { currency }: Organization) {
  if (named === undefined || named === null) return undefined;
  const amount = fromDecimal(named, currency);
  if (!amount || amount.minor <= 0 || amount.minor > MOST_MINOR)
    throw badAmount(`initial_amount must be a positive amount with at most the decimals of ${currency}.`);
  return amount.minor;
}

/** What the column holds. */
const MOST_MINOR = 2_147_483_647;

function requireMinimum(required: boolean, minor: number, organization: Organization): void {
  const { minimumInitialAmount, currency } = organization;
  if (!required || minor >= minimumInitialAmount) return;
  const least = toDecimalString(money(minimumInitialAmount, currency));
  throw badAmount(
    `initial_amount must be at least ${least} ${currency} where an initial charge is required.`,
  );
}

function badAmount(sentence: string): EdgeError {
  return new EdgeError("invalid_request", sentence, { field: "initial_amount" });
}

type PendingValues = CustomerTerms & Pick<BillingCustomer, "brandId" | "gateway">;

/**
 * A pending customer, which the caller has locked, takes a call's values. A form that is open shows others by then: where they
 * say what is charged, by whom or through whom, its link is closed.
 */
export async function updatePending(
  tx: Tx,
  customer: BillingCustomer,
  values: PendingValues,
): Promise<BillingCustomer> {
  const shown = ["brandId", "gateway", "requireInitial", "initialAmount", "currency"] as const;
  if (shown.some((name) => customer[name] !== values[name])) await supersedeLinks(tx, customer);
  return tx.billingCustomer.update({
    where: { orgId_id: { orgId: customer.orgId, id: customer.id } },
    data: values,
  });
}
