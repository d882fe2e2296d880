import type { Context } from "@/lib/context";
import { pool } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { hashToken, newToken } from "@/lib/secrets";
import { step } from "@/lib/step";
import type { BuildSetupInput } from "./schema";

export type BuiltSetup = {
  orgId: string;
  customerId: string;
  brandNumber: number;
  existing: boolean;
  /** For signed links: stands in the URL once, and only its hash is kept. */
  token?: string;
};

type Row = {
  outcome: keyof typeof REFUSALS | "built";
  customer_id: string;
  brand_number: number;
  existing: boolean;
  signed: boolean;
};

const REFUSALS = {
  invalid_api_key: () => new EdgeError("invalid_api_key", "The API key is not valid.", { field: "api_key" }),
  unknown_brand: () =>
    new EdgeError("unknown_brand", "brand_id names no brand of this organization.", { field: "brand_id" }),
  unknown_item: () =>
    new EdgeError("unknown_item", "bi_id names no billable item of this organization.", { field: "bi_id" }),
  item_not_trigger: () =>
    new EdgeError("item_not_trigger", "bi_id names an item that is not of billing type trigger.", {
      field: "bi_id",
    }),
  item_inactive: () =>
    new EdgeError("item_inactive", "bi_id names an item that is not active.", { field: "bi_id" }),
  gateway_not_configured: () =>
    new EdgeError("gateway_not_configured", "This organization has no account at that gateway.", {
      field: "gateway",
    }),
  customer_suspended: () =>
    new EdgeError("customer_suspended", "The billing customer of this contact is suspended.", {
      field: "contact_id",
    }),
} as const;

/** For the bench too, which sends it past the API. */
export const BUILD_STATEMENT = {
  name: "build_customer_setup",
  text: "select * from build_customer_setup($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16)",
};

/**
 * Creates the pending billing customer of a contact, or finds it, and opens its link. One statement, one transaction:
 * identical calls at the same moment make one customer, and exactly one of them answers `existing: false`; an API key that
 * acts is proved in it once more. A name or an address of the contact is kept whatever its customer's status, unless refused.
 * @throws EdgeError invalid_api_key, unknown_brand, unknown_item, item_not_trigger, item_inactive, gateway_not_configured,
 *   customer_suspended
 */
export async function buildSetup(ctx: Context, input: BuildSetupInput): Promise<BuiltSetup> {
  const token = newToken();
  step("build.before_commit");
  const { rows } = await pool().query<Row>({
    ...BUILD_STATEMENT,
    values: [
      ctx.orgId,
      input.brand_id,
      input.contact_id,
      JSON.stringify(input.bc_meta ?? {}),
      input.bi_id ?? null,
      input.gateway ?? null,
      newId("bc"),
      newId("link"),
      hashToken(token),
      newId("aud"),
      ctx.actor.type,
      ctx.actor.id,
      ctx.requestId,
      ctx.address,
      input.contact_name ?? null,
      input.contact_email ?? null,
    ],
  });
  step("build.after_commit");
  const row = rows[0];
  if (!row) throw new Error("build_customer_setup answered no row");
  if (row.outcome !== "built") throw REFUSALS[row.outcome]();
  return {
    orgId: ctx.orgId,
    customerId: row.customer_id,
    brandNumber: row.brand_number,
    existing: row.existing,
    ...(row.signed ? { token } : {}),
  };
}
