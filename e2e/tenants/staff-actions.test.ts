import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { findPerson } from "@/lib/auth/staff/find-person";
import { covers, ROLES, type StaffRole } from "@/lib/auth/staff/roles";
import type { StaffAnswer } from "@/lib/http/staff-answer";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { newMember, signedIn } from "@/lib/testing/staff";
import { OTHER_ACTIONS, type Row, STAFF_ACTIONS } from "./staff-action-table";
import { type Ids, newOrgWithEverything, readEverything, UNKNOWN } from "./staff-ids";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

type Action = (input: unknown) => Promise<StaffAnswer<unknown>>;
type Org = { orgId: string; ids: Ids };

const NOBODY = new Headers();
const SIGNED_OUT = "You are signed out. Sign in and try again.";
const OTHER_ORG = "Your pages now show another organization. Reload this page and try again.";

let money: MoneyPath;
let actions: Record<string, Record<string, Action>>;
/** Whose things are asked for; and the one whose owner asks. */
let ours: Org;
let theirs: Org;
let crew: Record<StaffRole, Headers>;
let stranger: Headers;

beforeAll(async () => {
  money = await startMoneyPath();
  actions = await importActions();
  [ours, theirs] = await Promise.all([newOrgWithEverything(money), newOrgWithEverything(money)]);
  crew = await newCrew();
  stranger = await signedIn(await newMember(theirs.orgId, "owner"));
  // Somebody must stay when owners leave.
  await newMember(ours.orgId, "owner");
});
afterAll(() => money.stop());

async function importActions(): Promise<typeof actions> {
  const found: typeof actions = {};
  for (const file of await readdir("app/admin", { recursive: true })) {
    if (path.basename(file) !== "actions.ts") continue;
    found[path.dirname(file)] = await import(/* @vite-ignore */ path.resolve("app/admin", file));
  }
  return found;
}

async function newCrew(): Promise<Record<StaffRole, Headers>> {
  const people = ROLES.map(async (role) => [role, await signedIn(await newMember(ours.orgId, role))]);
  return Object.fromEntries(await Promise.all(people));
}

const namesIn = (folders: Record<string, object>) =>
  Object.entries(folders).flatMap(([folder, named]) => Object.keys(named).map((name) => `${folder} ${name}`));

const toInput = ({ ids, rest }: Row, of: Ids) => ({
  ...rest,
  ...Object.fromEntries(Object.entries(ids).map(([field, kind]) => [field, of[kind]])),
});

it("the tables name every action that there is, once, and no other", () => {
  const named = [...namesIn(STAFF_ACTIONS), ...namesIn(OTHER_ACTIONS)];
  expect(named.sort()).toEqual(namesIn(actions).sort());
});

const rows = Object.entries(STAFF_ACTIONS).flatMap(([folder, named]) =>
  Object.entries(named).map(([name, row]) => ({ folder, name, row })),
);

it.each(rows)("$folder $name: by each role, by nobody, by another organization's owner", async (one) => {
  const { folder, name, row } = one;
  const call = async (headers: Headers, orgId: string, input: object) => {
    request.headers = headers;
    const action = actions[folder]?.[name];
    if (!action) throw new Error(`${folder} has no ${name}`);
    const { requestId: _, ...answer } = { requestId: "", ...(await action({ orgId, ...input })) };
    return answer;
  };
  const known = toInput(row, ours.ids);
  const before = await readEverything(money, ours.orgId);

  expect(await call(NOBODY, ours.orgId, known)).toEqual({ ok: false, message: SIGNED_OUT, signedOut: true });
  for (const role of ROLES.filter((role) => !covers(role, row.role))) {
    const message = `Your role here is ${role}; this needs ${row.role}. Ask an owner to change your role.`;
    expect(await call(crew[role], ours.orgId, known)).toEqual({ ok: false, message });
  }
  expect(await call(stranger, ours.orgId, known)).toEqual({ ok: false, message: OTHER_ORG });
  await expectStrangersIds(call, row);
  expect(await readEverything(money, ours.orgId)).toEqual(before);

  for (const role of ROLES.filter((role) => covers(role, row.role))) {
    const answer = await call(crew[role], ours.orgId, row.acts ? {} : toInput(row, UNKNOWN));
    if (row.acts) expect(answer).toMatchObject({ ok: true });
    else
      expect(JSON.stringify(answer)).not.toMatch(
        /Your role here|signed out|another organization|wrong on our side/,
      );
  }
});

type Call = (headers: Headers, orgId: string, input: object) => Promise<object>;

/** Within their own organization our ids are as ids that nothing has, one by one; their own are not. */
async function expectStrangersIds(call: Call, row: Row): Promise<void> {
  const own = toInput(row, theirs.ids);
  for (const [field, kind] of Object.entries(row.ids)) {
    const ask = (of: Ids) => call(stranger, theirs.orgId, { ...own, [field]: of[kind] });
    const foreign = await ask(ours.ids);
    expect(foreign, field).toEqual(await ask(UNKNOWN));
    expect(foreign, field).toMatchObject({ ok: row.reads === true });
  }
  if (Object.keys(row.ids).length > 0) {
    const unknown = await call(stranger, theirs.orgId, toInput(row, UNKNOWN));
    expect(await call(stranger, theirs.orgId, own)).not.toEqual(unknown);
  }
}

const others = Object.entries(OTHER_ACTIONS).flatMap(([folder, named]) =>
  Object.entries(named).map(([name, need]) => ({ folder, name, need })),
);

it.each(others)("$folder $name needs: $need", async ({ folder, name, need }) => {
  const action = actions[folder]?.[name];
  if (!action) throw new Error(`${folder} has no ${name}`);
  request.headers = NOBODY;
  const input = {
    token: "t".repeat(43),
    name: "Somebody",
    password: "a long enough password",
    sessionId: "s",
  };
  if (need === "form")
    await expect(action(ours.orgId)).rejects.toMatchObject({
      digest: expect.stringContaining("/admin/sign-in"),
    });
  else
    expect(await action(input)).toMatchObject({
      ok: false,
      message: need === "person" ? SIGNED_OUT : expect.stringMatching(/^This invitation was used, revoked/),
    });
});

it("nobody is shown an organization that they are no member of", async () => {
  request.headers = stranger;
  // As somebody who was removed while their menu still named it: they see what is left to them.
  await expect(actions["(staff)"]?.switchOrg?.(ours.orgId)).rejects.toMatchObject({
    digest: expect.stringContaining(";/admin;"),
  });
  expect(await findPerson(stranger)).toMatchObject({ active: { orgId: theirs.orgId } });
});
