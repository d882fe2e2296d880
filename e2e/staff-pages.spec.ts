import { randomInt } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { covers, ROLES, type StaffRole } from "@/lib/auth/staff/roles";
import { newStaff } from "@/lib/testing/new-staff";
import { addPausedEndpoint } from "./fixtures/endpoint";
import { expect, test } from "./fixtures/test";

type Page = {
  /** The least role that may. */
  role: StaffRole;
  /** An address with one of our ids; else the folder's own. */
  id?: { table: string; param: string; more?: string };
};

const page = (role: StaffRole = "viewer"): Page => ({ role });
const about = (table: string, param: string, role: StaffRole = "viewer"): Page => ({
  role,
  id: { table, param },
});

/** Every page and route that belongs to an organization, by its address. */
const PAGES: Record<string, Page> = {
  "/admin": page(),
  "/admin/account": page(),
  "/admin/brands": page(),
  "/admin/brands/[brand]": about("brand", "[brand]"),
  "/admin/brands/new": page("admin"),
  "/admin/charges": page(),
  "/admin/charges/[charge]": about("charge", "[charge]"),
  "/admin/charges/export": page(),
  "/admin/customers": page(),
  "/admin/customers/[customer]": about("billing_customer", "[customer]"),
  "/admin/customers/export": page(),
  "/admin/developers/keys": page(),
  "/admin/developers/log": page(),
  "/admin/developers/log/[request]": about("api_request", "[request]"),
  "/admin/developers/events": page(),
  "/admin/developers/events/[event]": about("event", "[event]"),
  "/admin/developers/webhooks": page(),
  "/admin/developers/webhooks/[endpoint]": about("webhook_endpoint", "[endpoint]"),
  "/admin/developers/webhooks/[endpoint]/edit": about("webhook_endpoint", "[endpoint]", "admin"),
  "/admin/developers/webhooks/deliveries": page(),
  "/admin/developers/webhooks/deliveries/[delivery]": about("webhook_delivery", "[delivery]"),
  "/admin/developers/webhooks/new": page("admin"),
  "/admin/enrollments": page(),
  "/admin/enrollments/export": page(),
  "/admin/gateways": page(),
  "/admin/gateways/[account]": about("gateway_account", "[account]"),
  "/admin/gateways/doctor": page(),
  "/admin/gateways/drift": page(),
  "/admin/invoices": page(),
  "/admin/invoices/[invoice]": about("invoice", "[invoice]"),
  "/admin/invoices/export": page(),
  "/admin/items": page(),
  "/admin/items/[item]": about("billable_item", "[item]"),
  "/admin/items/[item]/edit": about("billable_item", "[item]", "admin"),
  "/admin/items/new": page("admin"),
  "/admin/preview/[brand]": about("brand", "[brand]"),
  "/admin/revenue": page(),
  "/admin/revenue/export": page(),
  "/admin/settings": page(),
  "/admin/settings/audit": page(),
  "/admin/settings/audit/export": page("admin"),
  "/admin/settings/members": page(),
};

/** What is open to nobody in particular, with how it answers them; nothing of an organization is in it. */
const DOOR: Record<string, number> = {
  "/admin/auth/[...all]": 404,
  "/admin/forgot-password": 200,
  "/admin/invitation/[token]": 200,
  "/admin/no-organization": 307,
  "/admin/reset-password": 200,
  "/admin/sign-in": 200,
};

const FILES = readdirSync("app/admin", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
  .map((file) => ({ file, address: toAddress(file) }));

/** Folders in brackets are not in the address. */
function toAddress(file: string): string {
  const folders = path.dirname(file).split("/");
  return ["/admin", ...folders.filter((name) => name !== "." && !name.startsWith("("))].join("/");
}

const isRoute = new Set(FILES.filter(({ file }) => file.endsWith("route.ts")).map(({ address }) => address));

type Ask = (path: string) => Promise<{ status: number; location: string | null; text: string }>;

/** A browser as far as HTTP goes, at an address of its own. */
function browserAt(origin: string, cookie = ""): Ask {
  const address = newAddress();
  return async (path) => {
    const answer = await fetch(origin + path, {
      redirect: "manual",
      headers: { cookie, "x-forwarded-for": address },
    });
    return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
  };
}

const newAddress = () => `100.${randomInt(64, 128)}.${randomInt(256)}.${randomInt(1, 255)}`;

async function signIn(
  origin: string,
  { email, password }: { email: string; password: string },
): Promise<Ask> {
  const answer = await fetch(`${origin}/admin/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin, "x-forwarded-for": newAddress() },
    body: JSON.stringify({ email, password }),
  });
  expect(answer.status, await answer.text()).toBe(200);
  const cookies = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  return browserAt(origin, cookies.join("; "));
}

/** The address of a page about one of the organization's things. */
async function fill(db: pg.Pool, orgId: string, address: string, { id }: Page): Promise<string> {
  if (!id) return address;
  const { rows } = await db.query(`select id from ${id.table} where org_id = $1 limit 1`, [orgId]);
  expect(rows, `${address}: there is no ${id.table} to look at`).toHaveLength(1);
  return address.replace(id.param, encodeURIComponent(rows[0].id));
}

/** Every id of the organization's own: none of them may be in what others read. */
async function idsOf(db: pg.Pool, orgId: string): Promise<string[]> {
  const tables = ["brand", "billing_customer", "billable_item", "charge", "invoice", "enrollment", "api_key"];
  const each = [
    ...tables,
    "gateway_account",
    "api_request",
    "event",
    "webhook_endpoint",
    "webhook_delivery",
  ].map((table) => `select id from ${table} where org_id = $1`);
  return (await db.query<{ id: string }>(each.join(" union "), [orgId])).rows.map(({ id }) => id);
}

test("the table names every page and route of the staff, and no other", () => {
  const named = [...Object.keys(PAGES), ...Object.keys(DOOR)];
  expect(named.sort()).toEqual(FILES.map(({ address }) => address).sort());
});

test("every page, as nobody, as each role, and as another organization's owner", async ({
  tenant,
  invoices,
  program,
  db,
}) => {
  test.setTimeout(300_000);
  const origin = program.base_url;
  const known = program.staff[0];
  const strangerIs = program.other_org.staff[0];
  if (!known || !strangerIs) throw new Error("The demo has no staff");
  await addPausedEndpoint(db, tenant.org_id);
  await invoices.milestone();
  const { org_id: orgId } = tenant;
  await expect
    .poll(async () => (await db.query("select 1 from api_request where org_id = $1", [orgId])).rows.length)
    .toBeGreaterThan(0);
  const ours = [orgId, ...(await idsOf(db, orgId))];
  const staff = await Promise.all(
    ROLES.map(async (role) => {
      const person = await newStaff(db, known, { orgId, role, name: `Test ${role}` });
      return [role, await signIn(origin, person)] as const;
    }),
  );
  const nobody = browserAt(origin);
  const stranger = await signIn(origin, strangerIs);

  const judge = async ([address, row]: [string, Page]): Promise<void> => {
    const asked = await fill(db, orgId, address, row);
    const shut = await nobody(asked);
    if (isRoute.has(address)) expect.soft(shut.status, `${address} as nobody`).toBe(401);
    else
      expect
        .soft([shut.status, shut.location], `${address} as nobody`)
        .toEqual([307, `/admin/sign-in?next=${encodeURIComponent(asked)}`]);

    for (const [role, ask] of staff) {
      const { status } = await ask(asked);
      expect.soft(status, `${address} as ${role}`).toBe(covers(role, row.role) ? 200 : 403);
    }

    const foreign = await stranger(asked);
    expect.soft(foreign.status, `${address} as another's owner`).toBe(row.id ? 404 : 200);
    const read = [shut, foreign].map(({ text }) =>
      text.replaceAll(asked, "").replaceAll(encodeURIComponent(asked), ""),
    );
    const spilled = ours.filter((id) => !asked.includes(id) && read.some((text) => text.includes(id)));
    expect.soft(spilled, `${address} spills`).toEqual([]);
  };
  for (const entry of Object.entries(PAGES)) await judge(entry);

  for (const [address, status] of Object.entries(DOOR)) {
    const { status: answered, text } = await nobody(address.replace(/\[.+\]/, "of-nobody"));
    expect.soft(answered, `${address} as nobody`).toBe(status);
    expect
      .soft(
        ours.filter((id) => text.includes(id)),
        `${address} spills`,
      )
      .toEqual([]);
  }
});
