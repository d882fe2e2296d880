import { join } from "node:path";
import type pg from "pg";
import type { Browser, Page } from "playwright";
import { newId } from "@/lib/ids";
import { hashToken, newToken } from "@/lib/secrets";
import { newStaff } from "@/lib/testing/new-staff";
import type { Person } from "./fill/staff";
import { shoot } from "./shoot";
import { newVisitor } from "./visitor";

const FOLDER = join("screenshots", "staff", "door");

type View = {
  name: string;
  who: Person | null;
  path: string;
  status?: number;
  /** What is done there before the picture is taken. */
  before?: (page: Page) => Promise<void>;
};

type Scene = { browser: Browser; db: pg.Pool; origin: string; known: Person; orgId: string; owner: Person };

/** Pictures of the way in, and of what stands where a page is not for somebody or is none. */
export async function shootDoor(scene: Scene, isWanted: (name: string) => boolean): Promise<void> {
  const views = await listViews(scene);
  for (const { name, who, path, status = 200, before } of views.filter((view) => isWanted(view.name))) {
    const context = await newVisitor(scene.browser, scene.origin, who);
    const page = await context.newPage();
    const opened = await page.goto(scene.origin + path);
    if (opened?.status() !== status) console.error(`${name}: HTTP ${opened?.status()} in place of ${status}`);
    await before?.(page);
    await shoot(page, FOLDER, name);
    await context.close();
  }
}

async function listViews({ db, known, orgId, owner }: Scene): Promise<View[]> {
  const viewer = await newStaff(db, known, { orgId, role: "viewer", name: "Vera Viewer" });
  const homeless = await newStaff(db, known, { orgId, role: "viewer", name: "Hanna Homeless" });
  await db.query("delete from staff_member m using staff_user u where u.id = m.user_id and u.email = $1", [
    homeless.email,
  ]);
  const [forNewcomer, forKnown] = [
    await invite(db, orgId, `new.${newId("inv").slice(4, 10)}@staff.example`),
    await invite(db, orgId, homeless.email),
  ];
  return [
    { name: "sign-in", who: null, path: "/admin/sign-in" },
    { name: "sign-in-refused", who: null, path: "/admin/sign-in", before: signInWrongly },
    { name: "forgot-password", who: null, path: "/admin/forgot-password" },
    { name: "forgot-password-sent", who: null, path: "/admin/forgot-password", before: askForLink },
    { name: "reset-password", who: null, path: "/admin/reset-password#token" },
    { name: "invitation", who: null, path: `/admin/invitation/${forNewcomer}` },
    { name: "invitation-known", who: null, path: `/admin/invitation/${forKnown}` },
    { name: "invitation-accept", who: homeless, path: `/admin/invitation/${forKnown}` },
    { name: "invitation-other", who: viewer, path: `/admin/invitation/${forNewcomer}` },
    { name: "invitation-closed", who: null, path: "/admin/invitation/none" },
    { name: "no-organization", who: homeless, path: "/admin/no-organization" },
    { name: "forbidden", who: viewer, path: "/admin/items/new", status: 403 },
    { name: "not-found", who: owner, path: "/admin/charges/none", status: 404 },
    { name: "not-found-call", who: owner, path: "/admin/developers/log/none", status: 404 },
  ];
}

async function invite(db: pg.Pool, orgId: string, email: string): Promise<string> {
  const token = newToken();
  await db.query(
    `insert into staff_invitation (org_id, id, email, role, token_hash, invited_by, expires_at)
     values ($1, $2, $3, 'operator', $4, 'nobody', now() + interval '7 days')`,
    [orgId, newId("inv"), email, hashToken(token)],
  );
  return token;
}

async function signInWrongly(page: Page): Promise<void> {
  await page.getByLabel("E-mail address").fill("olga.novak@staff.example");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("alert").first().waitFor();
}

async function askForLink(page: Page): Promise<void> {
  await page
    .getByLabel("E-mail address")
    .fill("maximiliane-theodora.von.wuerttemberg-oettingen@orchesterfreunde.example");
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await page.getByRole("status").waitFor();
}
