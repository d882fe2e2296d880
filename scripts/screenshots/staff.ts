import { join } from "node:path";
import pg from "pg";
import type { BrowserContext } from "playwright";
import { launchChromium } from "@/components/setup/testing/launch-chromium";
import { type Program, readProgram } from "@/e2e/fixtures/program";
import startProgram from "@/e2e/fixtures/start-program";
import { Tenants } from "@/e2e/fixtures/tenants";
import { newStaff } from "@/lib/testing/new-staff";
import { staffPages } from "@/lib/testing/staff-pages";
import { shootDoor } from "./door";
import { fillOrganization } from "./fill/fill-organization";
import { LITTLE, MUCH, type Plan } from "./fill/plan";
import type { Person } from "./fill/staff";
import { shootReadme } from "./readme";
import { shoot } from "./shoot";
import { newVisitor } from "./visitor";

type Shown = { amount: string; orgId: string; owner: Person };

/**
 * Takes pictures of every staff page (or of those named) at both sizes, light and dark, into `screenshots/staff/`: `none` of an
 * organization that was made just now, `little` of a small one, `much` of one with hundreds of customers, long names and all
 * that can go wrong, `door` of the way in. Without names, or with `readme`, the README's as well. Of a copy that it starts, or of
 * the one whose home EDGE_E2E_HOME names.
 */
export async function shootStaff(wanted: readonly string[]): Promise<void> {
  const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
  const stop = await startProgram();
  const program = readProgram();
  const origin = program.base_url;
  const db = new pg.Pool({ connectionString: program.database_url, max: 2 });
  const browser = await launchChromium();
  try {
    const known = program.staff.find(({ role }) => role === "owner");
    if (!known) throw new Error("The demo has no owner.");
    const shown = await makeOrganizations(program, db, known);
    for (const { amount, orgId, owner } of shown) {
      const context = await newVisitor(browser, origin, owner);
      const pages = (await staffPages(db, orgId)).filter(([name]) => isWanted(name));
      await shootPages(context, origin, pages, join("screenshots", "staff", amount));
      if (amount === "little" && isWanted("readme"))
        await shootReadme(context, origin, `bc_${LITTLE.customers}`);
      await context.close();
    }
    const small = shown.find(({ amount }) => amount === "little");
    if (small) await shootDoor({ browser, db, origin, known, ...small }, isWanted);
  } finally {
    await browser.close();
    await db.end();
    await stop();
  }
}

async function makeOrganizations(program: Program, db: pg.Pool, known: Person): Promise<Shown[]> {
  const tenants = new Tenants(program);
  try {
    const orgId = `org_picture_${Date.now()}`;
    await db.query("insert into organization (id, name) values ($1, 'Fresh')", [orgId]);
    const owner = await newStaff(db, known, { orgId, role: "owner", name: "Olga Novak" });
    const little = await planFor(tenants, db, LITTLE);
    const much = await planFor(tenants, db, MUCH);
    return [
      { amount: "none", orgId, owner },
      { amount: "little", orgId: little.orgId, owner: await fillOrganization(db, known, little) },
      { amount: "much", orgId: much.orgId, owner: await fillOrganization(db, known, much) },
    ];
  } finally {
    await tenants.close();
  }
}

/** A demo organization with accounts that the sandbox knows, to be filled. */
async function planFor(tenants: Tenants, db: pg.Pool, size: typeof LITTLE | typeof MUCH): Promise<Plan> {
  const { org_id: orgId, brand_id, items } = await tenants.make("halcyon");
  const { rows } = await db.query<{ gateway: "stripe" | "paypal"; id: string }>(
    "select gateway, id from gateway_account where org_id = $1",
    [orgId],
  );
  const accountAt = (gateway: string) => rows.find((row) => row.gateway === gateway)?.id ?? "";
  const more = (count: number, name: string) =>
    Array.from({ length: count }, (_, place) => `${name}${place + 1}`);
  return {
    ...size,
    orgId,
    accounts: { stripe: accountAt("stripe"), paypal: accountAt("paypal") },
    items: [items.threshold, items.fixed, items.event, ...more(Math.min(size.moreItems, 6), "bi_")],
    brands: [brand_id, ...more(size.moreBrands, "brand_")],
  };
}

async function shootPages(
  context: BrowserContext,
  origin: string,
  pages: [name: string, path: string][],
  folder: string,
): Promise<void> {
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`${page.url()}: ${error.message}`));
  for (const [name, path] of pages) {
    const opened = await page.goto(origin + path);
    if (opened?.status() !== 200) console.error(`${folder}/${name}: HTTP ${opened?.status()}`);
    await shoot(page, folder, name);
  }
  await page.close();
}
