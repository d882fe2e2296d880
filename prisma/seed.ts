import { disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { runMain } from "@/lib/run-main";
import { connectGateways } from "./demo/connect-gateways";
import { ensureStaff } from "./demo/ensure-staff";
import { ensureTenant } from "./demo/ensure-tenant";
import { loadPlan, savePlan } from "./demo/plan";

/** The demo data, once: what the plan names is created where it is missing, so that any start may run this again. */
await runMain(async () => {
  const plan = await loadPlan();
  // The plan is on disk before its first row, so a start that was cut off goes on where it stopped.
  await savePlan(plan);
  for (const tenant of [plan, plan.other_org, plan.for_errors.bare_org]) {
    tenant.brand_number = await ensureTenant(tenant, plan.for_errors);
    // Their passwords lie in a file: people for a trial run alone.
    if (env().EDGE_SANDBOX) await ensureStaff(tenant);
  }
  await savePlan(plan);
  for (const tenant of [plan, plan.other_org]) tenant.webhooks = await connectGateways(tenant);
  await savePlan(plan);
  await disconnect();
});
