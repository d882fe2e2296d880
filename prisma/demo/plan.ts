import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { newApiKeySecret } from "@/lib/auth/api-keys/secret";
import type { StaffRole } from "@/lib/auth/staff/roles";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";

/** Somebody of the demo's staff. */
export type StaffPlan = { email: string; password: string; role: StaffRole };

/** Ids and keys of one demo organization; the names of `sandbox.json`. */
export type TenantPlan = {
  look: "northwind" | "halcyon" | "bare";
  org_id: string;
  brand_id: string;
  brand_number: number;
  api_key: string;
  items: Record<"fixed" | "variable" | "event" | "threshold" | "inactive" | "one_off", string>;
  stripe: { secret_key: string; publishable_key: string };
  paypal: { client_id: string; client_secret: string };
  staff: StaffPlan[];
  /** Where the providers were last told to send events; empty before. */
  webhooks: string;
};

/** What provokes the refusals that ordinary demo data does not. */
export type ErrorPlan = {
  revoked_api_key: string;
  expired_api_key: string;
  suspended_contact_id: string;
  bare_org: TenantPlan;
};

export type DemoPlan = TenantPlan & { other_org: TenantPlan; for_errors: ErrorPlan };

const file = () => path.join(env().EDGE_HOME, "demo.json");

/** The plan that an earlier start kept, or a new one. */
export async function loadPlan(): Promise<DemoPlan> {
  const kept = await readFile(file(), "utf8").catch(() => null);
  if (kept) return withStaff(JSON.parse(kept) as DemoPlan);
  return {
    ...newTenant("northwind"),
    other_org: newTenant("halcyon"),
    for_errors: {
      revoked_api_key: newApiKeySecret("test").secret,
      expired_api_key: newApiKeySecret("test").secret,
      suspended_contact_id: "cont_suspended",
      bare_org: newTenant("bare"),
    },
  };
}

/** Whole or not at all, and for its owner's eyes only: it holds keys. */
export async function savePlan(plan: DemoPlan): Promise<void> {
  await mkdir(env().EDGE_HOME, { recursive: true });
  const draft = `${file()}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(plan, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, file());
}

/** Ids and keys of a demo organization that does not exist yet. */
export function newTenant(look: TenantPlan["look"]): TenantPlan {
  const suffix = randomBytes(12).toString("hex");
  return {
    look,
    org_id: newId("org"),
    brand_id: newId("brand"),
    brand_number: 0,
    api_key: newApiKeySecret("test").secret,
    items: {
      fixed: newId("bi"),
      variable: newId("bi"),
      event: newId("bi"),
      threshold: newId("bi"),
      inactive: newId("bi"),
      one_off: newId("bi"),
    },
    stripe: { secret_key: `sk_test_${suffix}`, publishable_key: `pk_test_${suffix}` },
    paypal: { client_id: `sb-client-${suffix}`, client_secret: `sb-secret-${suffix}` },
    staff: newStaff(look),
    webhooks: "",
  };
}

const STAFF: Record<TenantPlan["look"], StaffRole[]> = {
  northwind: ["owner", "admin", "operator", "viewer"],
  halcyon: ["owner"],
  bare: [],
};

function newStaff(look: TenantPlan["look"]): StaffPlan[] {
  return STAFF[look].map((role) => ({
    email: `${role}@${look}.example`,
    password: randomBytes(12).toString("base64url"),
    role,
  }));
}

/** A plan from before there was staff. */
function withStaff(plan: DemoPlan): DemoPlan {
  for (const tenant of [plan, plan.other_org, plan.for_errors.bare_org])
    tenant.staff ??= newStaff(tenant.look);
  return plan;
}
