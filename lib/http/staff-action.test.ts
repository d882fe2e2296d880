import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { changeRole } from "@/lib/auth/staff/change-role";
import { disconnect, inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type Member, newMember, signedIn } from "@/lib/testing/staff";
import { staffAction } from "./staff-action";
import { staffRoute } from "./staff-route";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

let database: TestDatabase;
const orgId = newId("org");
let owner: Member;
let operator: Member;

beforeAll(async () => {
  database = await testDatabase();
  await inOrg(orgId, (tx) => tx.organization.create({ data: { id: orgId, name: "Test" } }));
  [owner, operator] = await Promise.all([newMember(orgId, "owner"), newMember(orgId, "operator")]);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const pause = staffAction({
  role: "operator",
  schema: z.object({
    id: z.string(),
    reason: z.string("Enter a reason.").max(5, "Use at most 5 characters."),
  }),
  run: (ctx, { id, reason }) => {
    if (id === "refused") throw new EdgeError("invalid_request", "It is paused already.", { field: "id" });
    if (id === "broken") throw new Error("relation secret_table does not exist");
    return { by: ctx.actor, orgId: ctx.orgId, reason };
  },
});

it("acts for members whose role covers it, in the organization that their pages show, at each call anew", async () => {
  const call = (org = orgId) => pause({ orgId: org, id: "ts_1", reason: "why" });
  request.headers = new Headers();
  expect(await call()).toMatchObject({
    ok: false,
    signedOut: true,
    message: "You are signed out. Sign in and try again.",
  });

  request.headers = await signedIn(operator);
  expect(await call()).toEqual({
    ok: true,
    value: { by: { type: "staff", id: operator.userId }, orgId, reason: "why" },
  });
  expect(await call(newId("org"))).toMatchObject({
    ok: false,
    message: expect.stringMatching(/another organization/),
  });
  await changeRole(owner.ctx, { userId: operator.userId, role: "viewer" });
  expect(await call()).toMatchObject({ ok: false, message: expect.stringMatching(/this needs operator/) });
});

it("says which field is wrong, and nothing of what broke", async () => {
  request.headers = await signedIn(owner);
  const call = (input: { id: string; reason: string }) => pause({ orgId, ...input });
  expect(await call({ id: "ts_1", reason: "too long" })).toMatchObject({
    ok: false,
    message: "Use at most 5 characters.",
    field: "reason",
  });
  expect(await call({ id: "refused", reason: "" })).toMatchObject({
    ok: false,
    message: "It is paused already.",
    field: "id",
  });
  expect(await call({ id: "ts_1", reason: "a\0b" })).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^reason contains a character that cannot be stored/),
    field: "reason",
  });
  const broken = await call({ id: "broken", reason: "" });
  expect(broken).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^Something went wrong/),
    requestId: expect.stringMatching(/^req_/),
    inDoubt: true,
  });
  expect(await call({ id: "refused", reason: "" })).not.toHaveProperty("inDoubt");
  expect(JSON.stringify(broken)).not.toContain("secret_table");
});

it("answers routes of staff with 401, 403 or what they run", async () => {
  const route = staffRoute({ role: "admin", run: (ctx) => new Response(ctx.orgId) });
  const get = async (headers: Headers, query = "") => {
    request.headers = headers;
    const answer = await route(new Request(`http://edge.test/admin/x${query}`, { headers }), {
      params: Promise.resolve({}),
    });
    return [answer.status, await answer.text()];
  };
  expect((await get(new Headers()))[0]).toBe(401);
  expect((await get(await signedIn(await newMember(orgId, "operator"))))[0]).toBe(403);
  const here = await signedIn(owner);
  expect(await get(here)).toEqual([200, orgId]);
  // A tab that was left open from another organization gets nothing of this one's.
  expect(await get(here, `?org=${orgId}`)).toEqual([200, orgId]);
  const elsewhere = await get(here, `?org=${newId("org")}`);
  expect(elsewhere).toEqual([403, expect.stringMatching(/^Your pages now show another organization/)]);
});
