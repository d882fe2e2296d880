import type { Context } from "@/lib/context";
import { pool } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { openAccount } from "@/lib/gateway-accounts/queries";
import type { GatewayAccount, GatewayName } from "@/lib/gateways/types";
import type {
  BillingType,
  CaptureMode,
  CustomerStatus,
  EnrollmentStatus,
  ItemStatus,
  PaymentMethodStatus,
  TriggerCondition,
  TriggerMode,
} from "@/lib/generated/prisma/enums";
import type { FireInput } from "./schema";

/** What decides whether a trigger may charge, as the database shows it: rows by their columns' names. */
export type TriggerFacts = {
  organization: { id: string; currency: string; max_capture_amount: number };
  brand: { id: string; name: string };
  item: {
    id: string;
    brand_id: string | null;
    name: string;
    billing_type: BillingType;
    trigger_mode: TriggerMode | null;
    capture_mode: CaptureMode;
    trigger_condition: TriggerCondition | null;
    trigger_threshold: number | null;
    trigger_floor: number | null;
    allow_amount_override: boolean;
    max_capture_amount: number | null;
    unit_price: number;
    currency: string;
    status: ItemStatus;
  };
  customer: {
    id: string;
    status: CustomerStatus;
    gateway: GatewayName;
    allow_trigger: boolean;
    require_initial: boolean;
    initial_charged: boolean;
  };
  enrollment: { id: string; status: EnrollmentStatus } | null;
  method: {
    id: string;
    status: PaymentMethodStatus;
    gateway: GatewayName;
    gateway_account_id: string;
    ref: string;
    customer_ref: string | null;
    label: string;
  } | null;
  /** Of the method; null when the organization has none in use at its gateway. */
  account: GatewayAccount | null;
  /** The charge that the trigger's id, or the call's Idempotency-Key, stands for already. */
  claimed: StandingCharge | null;
  /** The charge of the same enrollment that is in doubt, or within the cooldown. */
  recent: StandingCharge | null;
};

type StandingCharge = { id: string };

type Row = {
  key_holds: boolean;
  account_mode: "live" | "test";
  account_status: string;
  account_credentials: Buffer;
  account_key_id: string;
} & { [name in Exclude<keyof TriggerFacts, "account">]: TriggerFacts[name] | null };

/**
 * Reads all of it in one round trip, and proves the API key once more.
 * @throws EdgeError invalid_api_key, unknown_brand, unknown_item, unknown_customer
 */
export async function readTrigger(ctx: Context, input: FireInput, claims: string[]): Promise<TriggerFacts> {
  const { rows } = await pool().query<Row>({
    name: "read-trigger",
    text: "select * from read_trigger($1, $2, $3, $4, $5, $6, $7)",
    values: [
      ctx.orgId,
      ctx.actor.type,
      ctx.actor.id,
      input.brand_id,
      input.billable_item_id,
      input.billing_customer_id,
      claims,
    ],
  });
  const [row] = rows;
  if (!row) throw new Error("read_trigger answered no row");
  if (!row.key_holds)
    throw new EdgeError("invalid_api_key", "The API key is not valid.", { field: "api_key" });
  const { organization, brand, item, customer, enrollment, method, claimed, recent } = row;
  if (!organization) throw new Error("The organization of a valid key is missing");
  if (!brand) throw unknown("unknown_brand", "brand_id", "names no brand of this organization");
  if (!item || (item.brand_id && item.brand_id !== brand.id))
    throw unknown("unknown_item", "billable_item_id", "names no billable item of this brand");
  if (!customer)
    throw unknown(
      "unknown_customer",
      "billing_customer_id",
      "names no billing customer of this organization",
    );
  const facts = { organization, brand, item, customer, enrollment, method, claimed, recent };
  return { ...facts, account: method && toAccount(ctx.orgId, method, row) };
}

function unknown(code: "unknown_brand" | "unknown_item" | "unknown_customer", field: string, what: string) {
  return new EdgeError(code, `${field} ${what}.`, { field });
}

function toAccount(
  orgId: string,
  method: NonNullable<TriggerFacts["method"]>,
  row: Row,
): GatewayAccount | null {
  if (row.account_status !== "active") return null;
  return openAccount({
    orgId,
    id: method.gateway_account_id,
    gateway: method.gateway,
    mode: row.account_mode,
    credentials: row.account_credentials,
    keyId: row.account_key_id,
  });
}
