import { join } from "node:path";
import pg from "pg";
import type { Browser } from "playwright";
import { launchChromium } from "@/components/setup/testing/launch-chromium";
import { readProgram } from "@/e2e/fixtures/program";
import startProgram from "@/e2e/fixtures/start-program";
import { newStaff } from "@/lib/testing/new-staff";
import { staffPages } from "@/lib/testing/staff-pages";
import { fillMuch } from "./fill-much";

const SIZES = { 1280: { width: 1280, height: 800 }, 390: { width: 390, height: 844 } };
const SCHEMES = ["light", "dark"] as const;

type Signing = { base_url: string; email: string; password: string };

/**
 * Takes a picture of every staff page (or of those named) at both sizes, light and dark, into `screenshots/staff/`: `none`
 * of an organization that was made just now, `little` of the demo, `much` of one with hundreds of customers and long names.
 * Of a copy that it starts, or of the one whose home EDGE_E2E_HOME names.
 */
export async function shootStaff(wanted: readonly string[]): Promise<void> {
  const stop = await startProgram();
  const program = readProgram();
  const db = new pg.Pool({ connectionString: program.database_url, max: 2 });
  const browser = await launchChromium();
  try {
    const known = program.staff.find(({ role }) => role === "owner");
    if (!known) throw new Error("The demo has no owner.");
    const orgs = {
      none: await newOrganization(db, "Fresh"),
      little: program.org_id,
      much: await fillMuch(db),
    };
    for (const [amount, orgId] of Object.entries(orgs)) {
      const owner = await newStaff(db, known, { orgId, role: "owner", name: "Olga Owner" });
      const pages = (await staffPages(db, orgId)).filter(
        ([name]) => wanted.length === 0 || wanted.includes(name),
      );
      const folder = join("screenshots", "staff", amount);
      await shootAll(browser, { base_url: program.base_url, ...owner }, pages, folder);
    }
  } finally {
    await browser.close();
    await db.end();
    await stop();
  }
}

async function newOrganization(db: pg.Pool, name: string): Promise<string> {
  const id = `org_picture_${Date.now()}`;
  await db.query("insert into organization (id, name) values ($1, $2)", [id, name]);
  return id;
}

async function shootAll(
  browser: Browser,
  { base_url, email, password }: Signing,
  pages: [name: string, path: string][],
  folder: string,
): Promise<void> {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const answer = await context.request.post(`${base_url}/admin/auth/sign-in/email`, {
    headers: { origin: base_url },
    data: { email, password },
  });
  if (!answer.ok()) throw new Error(`Nobody could sign in: ${answer.status()} ${await answer.text()}`);
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`${page.url()}: ${error.message}`));
  for (const [name, path] of pages) {
    const opened = await page.goto(base_url + path);
    if (opened?.status() !== 200) console.error(`${folder}/${name}: HTTP ${opened?.status()}`);
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
        await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`), fullPage: true });
      }
    }
  }
  await context.close();
}
