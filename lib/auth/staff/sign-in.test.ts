import { createHmac, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { disconnect, inOrg } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { type KeptLink, withLink } from "@/lib/mail/sealed-link";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type Member, newMember, PASSWORD, StaffBrowser } from "@/lib/testing/staff";
import { renamePerson } from "./account";
import { forgetStaffAuth } from "./auth";
import { findPerson } from "./find-person";
import { newPasswordLink } from "./password-link";
import { resealSecondFactors } from "./reseal-second-factors";
import { listSessions, revokeSession, revokeSessions } from "./sessions";

let database: TestDatabase;
const orgId = newId("org");
const WRONG = { status: 401, code: "INVALID_EMAIL_OR_PASSWORD" };

beforeAll(async () => {
  database = await testDatabase();
  await inOrg(orgId, (tx) => tx.organization.create({ data: { id: orgId, name: "Test" } }));
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function trySignIn(email: string, password?: string) {
  const { status, body } = await new StaffBrowser().signIn(email, password);
  return { status, code: body.code };
}
const mailsTo = async ({ email }: Member, kind: string) => {
  const { rows } = await database.ownerPool.query(
    `select org_id as "orgId", id, html, text, sealed_link as "sealedLink", link_key_id as "linkKeyId" from mail
     where recipient = $1 and kind = $2 order by created_at`,
    [email, kind],
  );
  return rows.map((mail: KeptLink) => withLink(mail).text);
};
const passTime = (userId: string, interval: string) =>
  database.ownerPool.query(`update staff_user set locked_until = locked_until - $2::interval where id = $1`, [
    userId,
    interval,
  ]);

it("knows the right password alone, however the address is written, and shows pages to its cookie alone", async () => {
  const member = await newMember(orgId, "operator");
  expect(await trySignIn(member.email, "correct horse batterie")).toEqual(WRONG);
  expect(await trySignIn("nobody@staff.example")).toEqual(WRONG);
  const browser = new StaffBrowser();
  const { headers } = await browser.signIn(member.email.toUpperCase());
  expect(headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/);
  expect(headers.getSetCookie()[0]).toMatch(/Path=\/admin;/);
  expect(await findPerson(browser.headers)).toMatchObject({
    userId: member.userId,
    active: { orgId, role: "operator" },
    memberships: [{ orgId, orgName: "Test", role: "operator" }],
  });
  expect(await findPerson(new Headers({ cookie: "edge_staff.session_token=forged.token" }))).toBeNull();
  expect(await findPerson(new Headers())).toBeNull();
});

it("gives its cookies to https alone where the server is reached so", async () => {
  const { email, userId } = await newMember(orgId, "viewer");
  const former = process.env.APP_URL ?? "";
  const reachedAt = (url: string) => {
    process.env.APP_URL = url;
    forgetEnv();
    forgetStaffAuth();
  };
  try {
    reachedAt("https://billing.example.com");
    const browser = new StaffBrowser();
    const cookies = (await browser.signIn(email)).headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies)
      expect(cookie).toMatch(/^__Secure-.*Path=\/admin; HttpOnly; Secure; SameSite=Lax/);
    expect(await findPerson(browser.headers)).toMatchObject({ userId });
  } finally {
    reachedAt(former);
  }
});

it("is closed to other origins, to strangers, and to what no page of ours uses", async () => {
  const { email } = await newMember(orgId, "viewer");
  const foreign = await new StaffBrowser().post(
    "/sign-in/email",
    { email, password: PASSWORD },
    { origin: "https://evil.example" },
  );
  expect(foreign.status).toBe(403);
  const browser = new StaffBrowser();
  for (const path of ["/sign-up/email", "/update-user", "/list-sessions", "/change-email", "/delete-user"])
    expect(await browser.post(path, { email: "a@b.example", password: PASSWORD, name: "A" })).toMatchObject({
      status: 404,
    });
});

it("refuses what cannot be stored and what is too much, in a sentence", async () => {
  const browser = new StaffBrowser();
  const email = "nobody@staff.example";
  const odd = await browser.post("/sign-in/email", { email: "a\0@staff.example", password: PASSWORD });
  expect(odd).toMatchObject({ status: 400, body: { message: expect.stringMatching(/^email contains/) } });
  const link = { token: "a\0", newPassword: PASSWORD };
  expect((await browser.post("/reset-password", link)).status).toBe(400);
  const more = { email, password: PASSWORD, more: "x".repeat(64 * 1024) };
  expect((await browser.post("/sign-in/email", more)).status).toBe(413);
  const text = await browser.post("/sign-in/email", { email }, { "content-type": "text/plain" });
  expect(text.status).toBe(415);
});

it("locks an address after five wrong passwords, also at once, for a quarter of an hour, and says so by mail alone", async () => {
  const member = await newMember(orgId, "viewer");
  const { email, userId } = member;
  const tries = await Promise.all(Array.from({ length: 8 }, () => trySignIn(email, "wrong wrong wrong")));
  expect(tries).toEqual(tries.map(() => WRONG));
  expect(await trySignIn(email)).toEqual(WRONG);
  await vi.waitFor(async () => expect(await mailsTo(member, "staff_locked")).toHaveLength(1));

  await passTime(userId, "14 minutes");
  expect(await trySignIn(email)).toEqual(WRONG);
  await passTime(userId, "1 minute");
  expect((await trySignIn(email)).status).toBe(200);
  // Signed in: the count begins anew.
  for (let nth = 0; nth < 4; nth++) await trySignIn(email, "wrong wrong wrong");
  expect((await trySignIn(email)).status).toBe(200);
  expect(await mailsTo(member, "staff_locked")).toHaveLength(1);
});

it("shuts nobody out of a browser of their own by failing elsewhere, and counts that browser's failures by themselves", async () => {
  const member = await newMember(orgId, "viewer");
  const { email, userId } = member;
  const [home, work] = [new StaffBrowser(), new StaffBrowser()];
  const { headers } = await home.signIn(email);
  const cookie = headers.getSetCookie().find((line) => line.includes("edge_staff.browser=")) ?? "";
  expect(cookie).toMatch(/Max-Age=15552000; Path=\/admin; HttpOnly; SameSite=Lax/);
  await work.signIn(email);
  const fail = async (browser = new StaffBrowser()) =>
    (await browser.signIn(email, "wrong wrong wrong")).status;
  const enter = async (browser = new StaffBrowser()) => (await browser.signIn(email)).status;
  for (let nth = 0; nth < 6; nth++) expect(await fail()).toBe(401);
  expect([await enter(), await enter(home), await enter()]).toEqual([401, 200, 401]);

  // Its own failures lock it, as many as come at once, and no other; right or wrong look the same then.
  const tries = await Promise.all(Array.from({ length: 8 }, () => fail(home)));
  expect(tries).toEqual(tries.map(() => 401));
  expect([await enter(home), await enter(work)]).toEqual([401, 200]);
  await database.ownerPool.query("update staff_device set locked_until = now() where user_id = $1", [userId]);
  expect(await enter(home)).toBe(200);

  // It is a browser of this person alone, and known no more after a new password, which opens the address.
  const { email: other } = await newMember(orgId, "viewer");
  for (let nth = 0; nth < 5; nth++) await trySignIn(other, "wrong wrong wrong");
  expect((await home.signIn(other)).status).toBe(401);
  const token = (await newPasswordLink(userId)).split("#")[1];
  await home.post("/reset-password", { token, newPassword: PASSWORD });
  expect(await enter(new StaffBrowser())).toBe(200);
  for (let nth = 0; nth < 5; nth++) await fail();
  expect(await enter(work)).toBe(401);
  // No more than ten, the last used ones.
  await passTime(userId, "15 minutes");
  for (let nth = 0; nth < 12; nth++) expect(await enter()).toBe(200);
  const { rowCount } = await database.ownerPool.query("select from staff_device where user_id = $1", [
    userId,
  ]);
  expect(rowCount).toBe(10);
});

it("changes nothing about how somebody signs in that cannot be written down", async () => {
  const { email, userId } = await newMember(orgId, "viewer");
  const browser = new StaffBrowser();
  await browser.signIn(email);
  const { body: setup } = await browser.post("/two-factor/enable", { password: PASSWORD });
  await database.ownerPool.query(
    `insert into staff_passkey (id, public_key, user_id, credential_id, counter, device_type, backed_up)
     values ($1, 'key', $1, $1, 0, 'singleDevice', false)`,
    [userId],
  );
  const token = (await newPasswordLink(userId)).split("#")[1];
  const whole = async () => {
    const { rows } = await database.ownerPool.query(
      `select u.two_factor_enabled, u.name, a.password, (select count(*) from staff_session where user_id = u.id) as sessions,
         (select count(*) from staff_passkey where user_id = u.id) as passkeys,
         (select count(*) from staff_verification where value = u.id) as links,
         (select array_agg(backup_codes) from staff_two_factor where user_id = u.id) as codes
       from staff_user u join staff_account a on a.user_id = u.id where u.id = $1`,
      [userId],
    );
    return rows;
  };
  const before = await whole();
  await database.ownerPool.query(`
    create function "fail_for_${userId}"() returns trigger language plpgsql as $$ begin
      if new.subject_id = '${userId}' then raise 'The disk is full'; end if; return new; end $$;
    create trigger "fail_for_${userId}" before insert on audit_entry for each row execute function "fail_for_${userId}"()`);
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const newPassword = "another long password";
  const change = { newPassword, currentPassword: PASSWORD, revokeOtherSessions: true };
  const statuses = [
    await browser.post("/two-factor/verify-totp", { code: totp(setup.totpURI) }),
    await browser.post("/passkey/delete-passkey", { id: userId }),
    await browser.post("/reset-password", { token, newPassword }),
    await browser.post("/change-password", change),
  ].map(({ status }) => status);
  expect(statuses).toEqual([500, 500, 500, 500]);
  const caller = { requestId: "req_test", address: browser.address };
  await expect(renamePerson({ userId, name: "Test viewer" }, "Another", caller)).rejects.toThrow();
  expect(await whole()).toEqual(before);
  printed.mockRestore();

  await database.ownerPool.query(`drop trigger "fail_for_${userId}" on audit_entry`);
  expect((await browser.post("/reset-password", { token, newPassword })).status).toBe(200);
  expect((await trySignIn(email, newPassword)).status).toBe(200);
});

it("asks for a code where somebody set codes up, once for each backup code, and counts wrong codes with wrong passwords", async () => {
  const { email, userId } = await newMember(orgId, "admin");
  const browser = new StaffBrowser();
  await browser.signIn(email);
  expect((await browser.post("/two-factor/enable", { password: "wrong wrong wrong" })).status).toBe(400);
  const { body: setup } = await browser.post("/two-factor/enable", { password: PASSWORD });
  const code = () => totp(setup.totpURI);
  expect((await browser.post("/two-factor/verify-totp", { code: code() })).status).toBe(200);
  expect(await findPerson(browser.headers)).toMatchObject({ userId, twoFactorEnabled: true });

  const again = new StaffBrowser();
  expect((await again.signIn(email)).body).toMatchObject({ twoFactorRedirect: true });
  expect(await findPerson(again.headers)).toBeNull();
  const [backup] = setup.backupCodes;
  expect((await again.post("/two-factor/verify-backup-code", { code: backup })).status).toBe(200);
  expect(await findPerson(again.headers)).toMatchObject({ userId });

  // A right password between wrong codes forgives none of them.
  for (let nth = 0; nth < 5; nth++) {
    const guesser = new StaffBrowser();
    expect((await guesser.signIn(email)).status).toBe(200);
    const path = nth % 2 ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code";
    const { status } = await guesser.post(path, { code: nth % 2 ? "000000" : backup });
    expect(status).toBe(401);
  }
  expect(await trySignIn(email)).toEqual(WRONG);
  await passTime(userId, "15 minutes");
  const last = new StaffBrowser();
  await last.signIn(email);
  const trusting = await last.post("/two-factor/verify-totp", { code: code(), trustDevice: true });
  expect(trusting.status).toBe(400);
  const seen = code();
  expect((await last.post("/two-factor/verify-totp", { code: seen })).status).toBe(200);
  expect(await findPerson(last.headers)).toMatchObject({ userId });
  // Somebody who looked over the shoulder comes too late, however soon; the next code is good.
  const onlooker = new StaffBrowser();
  await onlooker.signIn(email);
  expect(await onlooker.post("/two-factor/verify-totp", { code: seen })).toMatchObject({
    status: 401,
    body: { code: "INVALID_CODE" },
  });
  expect((await onlooker.post("/two-factor/verify-totp", { code: totp(setup.totpURI, 1) })).status).toBe(200);
});

it("ends, with a new password, every other link to choose one and every sign-in that still owes a code", async () => {
  const { email, userId } = await newMember(orgId, "admin");
  const here = new StaffBrowser();
  await here.signIn(email);
  const { body: setup } = await here.post("/two-factor/enable", { password: PASSWORD });
  await here.post("/two-factor/verify-totp", { code: totp(setup.totpURI) });
  const newToken = async () => (await newPasswordLink(userId)).split("#")[1] ?? "";
  const reset = (token: string, newPassword: string) => here.post("/reset-password", { token, newPassword });

  const [first, second] = [await newToken(), await newToken()];
  const thief = new StaffBrowser();
  expect((await thief.signIn(email)).body).toMatchObject({ twoFactorRedirect: true });
  expect((await reset(second, "another long password")).status).toBe(200);
  expect((await reset(first, "the thief's own password")).body.code).toBe("INVALID_TOKEN");
  expect((await thief.post("/two-factor/verify-totp", { code: totp(setup.totpURI) })).body.code).toBe(
    "INVALID_TWO_FACTOR_COOKIE",
  );

  const third = await newToken();
  await here.signIn(email, "another long password");
  await here.post("/two-factor/verify-totp", { code: totp(setup.totpURI, 1) });
  const change = { currentPassword: "another long password", newPassword: "a third long password" };
  // Other devices are signed out, whether the page asks for it or not.
  expect((await here.post("/change-password", change)).status).toBe(400);
  const wrong = { ...change, currentPassword: PASSWORD, revokeOtherSessions: true };
  expect((await here.post("/change-password", wrong)).body.code).toBe("INVALID_PASSWORD");
  expect((await here.post("/change-password", { ...change, revokeOtherSessions: true })).status).toBe(200);
  expect((await reset(third, "the thief's own password")).body.code).toBe("INVALID_TOKEN");
});

it("changes a forgotten password by a mailed link, once, and ends every session and lock with it", async () => {
  const member = await newMember(orgId, "viewer");
  const inside = new StaffBrowser();
  await inside.signIn(member.email);
  for (let nth = 0; nth < 5; nth++) await trySignIn(member.email, "wrong wrong wrong");

  const browser = new StaffBrowser();
  const known = await browser.post("/request-password-reset", { email: member.email });
  const unknown = await browser.post("/request-password-reset", { email: "nobody@staff.example" });
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  const [mail = ""] = await vi.waitFor(async () => {
    const mails = await mailsTo(member, "staff_password_reset");
    expect(mails).toHaveLength(1);
    return mails;
  });
  const token = /\/admin\/reset-password#([\w-]+)/.exec(mail)?.[1] ?? "";
  // Neither a backup nor a table's reader finds it.
  for (const table of ["staff_verification", "mail"]) {
    const { rows } = await database.ownerPool.query(`select t::text as whole from ${table} t`);
    expect(JSON.stringify(rows)).not.toContain(token);
  }

  const reset = (newPassword: string) => browser.post("/reset-password", { token, newPassword });
  expect((await reset("too short")).status).toBe(400);
  expect((await reset("another long password")).status).toBe(200);
  expect((await reset("a third long password")).body.code).toBe("INVALID_TOKEN");
  expect(await findPerson(inside.headers)).toBeNull();
  expect(await trySignIn(member.email)).toEqual(WRONG);
  expect((await trySignIn(member.email, "another long password")).status).toBe(200);

  const link = await newPasswordLink(member.userId);
  expect(link).toMatch(/\/admin\/reset-password#[\w-]{43}$/);
});

it("writes down, wherever a person works, what they change about themself, and no secret", async () => {
  const { email, userId, name } = await newMember(orgId, "viewer");
  const second = newId("org");
  await inOrg(second, async (tx) => {
    await tx.organization.create({ data: { id: second, name: "Second" } });
    await tx.staffMember.create({ data: { orgId: second, userId, role: "owner" } });
  });
  const browser = new StaffBrowser();
  await browser.signIn(email);
  const caller = { requestId: "req_test", address: browser.address };
  await renamePerson({ userId, name }, name, caller);
  await renamePerson({ userId, name }, "Olga Owner", caller);
  const { body: setup } = await browser.post("/two-factor/enable", { password: PASSWORD });
  await browser.post("/two-factor/verify-totp", { code: totp(setup.totpURI) });
  await browser.post("/two-factor/generate-backup-codes", { password: "wrong wrong wrong" });
  await browser.post("/two-factor/generate-backup-codes", { password: PASSWORD });
  await browser.post("/two-factor/disable", { password: PASSWORD });
  await database.ownerPool.query(
    `insert into staff_passkey (id, public_key, user_id, credential_id, counter, device_type, backed_up)
     values ('pk_1', 'key', $1, 'credential', 0, 'singleDevice', false)`,
    [userId],
  );
  expect((await browser.post("/passkey/delete-passkey", { id: "pk_2" })).status).not.toBe(200);
  await browser.post("/passkey/delete-passkey", { id: "pk_1" });
  const change = { newPassword: "another long password", revokeOtherSessions: true };
  await browser.post("/change-password", { ...change, currentPassword: "wrong wrong wrong" });
  await browser.post("/change-password", { ...change, currentPassword: PASSWORD });
  const token = (await newPasswordLink(userId)).split("#")[1];
  await browser.post("/reset-password", { token, newPassword: "a third long password" });

  for (const org of [orgId, second]) {
    const { rows } = await database.ownerPool.query(
      "select action, actor_id, address, details from audit_entry where org_id = $1 and subject_id = $2 order by created_at, id",
      [org, userId],
    );
    const by = { actor_id: userId, address: browser.address };
    expect(rows).toEqual([
      { ...by, action: "person.renamed", details: { before: { name }, after: { name: "Olga Owner" } } },
      {
        ...by,
        action: "person.two_factor_enabled",
        details: { before: { two_factor: false }, after: { two_factor: true } },
      },
      {
        ...by,
        action: "person.backup_codes_renewed",
        details: {},
      },
      {
        ...by,
        action: "person.two_factor_disabled",
        details: { before: { two_factor: true }, after: { two_factor: false } },
      },
      { ...by, action: "person.passkey_removed", details: { before: { passkey: "pk_1" }, after: null } },
      { ...by, action: "person.password_changed", details: {} },
      { ...by, action: "person.password_changed", details: {} },
    ]);
  }
});

it("ends sessions that are revoked, idle for twelve hours, or thirty days old", async () => {
  const member = await newMember(orgId, "viewer");
  const other = await newMember(orgId, "viewer");
  const [here, there, elsewhere] = [new StaffBrowser(), new StaffBrowser(), new StaffBrowser()];
  for (const browser of [here, there, elsewhere]) await browser.signIn(member.email, PASSWORD);
  const idOf = async (browser: StaffBrowser) => (await findPerson(browser.headers))?.sessionId ?? "none";
  expect(await listSessions(member.userId)).toMatchObject([
    { userAgent: "Test", address: elsewhere.address },
    { address: there.address },
    { address: here.address },
  ]);

  await revokeSession(other.userId, await idOf(there));
  expect(await idOf(there)).toMatch(/^ses_/);
  await revokeSession(member.userId, await idOf(there));
  expect(await idOf(there)).toBe("none");

  const age = (id: string, columns: string) =>
    database.ownerPool.query(`update staff_session set ${columns} where id = $1`, [id]);
  const untilEnd = async (id: string) => {
    const { rows } = await database.ownerPool.query(
      "select extract(epoch from expires_at - now()) / 3600 as hours from staff_session where id = $1",
      [id],
    );
    return Number(rows[0]?.hours);
  };
  const id = await idOf(here);
  expect(await untilEnd(id)).toBeCloseTo(12, 1);
  await age(id, "updated_at = now() - interval '11 hours', expires_at = now() + interval '1 hour'");
  await idOf(here);
  expect(await untilEnd(id)).toBeCloseTo(12, 1);
  await age(id, "updated_at = now() - interval '1 hour', created_at = now() - interval '29 days 23 hours'");
  await idOf(here);
  expect(await untilEnd(id)).toBeCloseTo(1, 1);
  await age(id, "expires_at = now() - interval '1 second'");
  expect(await idOf(here)).toBe("none");

  await revokeSessions(member.userId);
  expect(await idOf(elsewhere)).toBe("none");
});

it("keeps a session's organization through a new password, which ends the other sessions", async () => {
  const member = await newMember(orgId, "viewer");
  const second = newId("org");
  await inOrg(second, async (tx) => {
    await tx.organization.create({ data: { id: second, name: "Zweite" } });
    await tx.staffMember.create({ data: { orgId: second, userId: member.userId, role: "admin" } });
  });
  const [here, there] = [new StaffBrowser(), new StaffBrowser()];
  for (const browser of [here, there]) await browser.signIn(member.email);
  const before = await findPerson(here.headers);
  await database.ownerPool.query("update staff_session set active_org_id = $2 where id = $1", [
    before?.sessionId,
    second,
  ]);
  const change = {
    currentPassword: PASSWORD,
    newPassword: "another long password",
    revokeOtherSessions: true,
  };
  expect((await here.post("/change-password", change)).status).toBe(200);
  expect(await findPerson(here.headers)).toMatchObject({ active: { orgId: second, role: "admin" } });
  expect(await findPerson(there.headers)).toBeNull();
});

it("limits how often an address may try", async () => {
  const browser = new StaffBrowser();
  const statuses: number[] = [];
  for (let nth = 0; nth < 7; nth++) {
    const { status } = await browser.post(
      "/request-password-reset",
      { email: "nobody@staff.example" },
      // Nobody talks their way out of the limit.
      { "x-forwarded-for": `203.0.113.${nth}`, "x-edge-staff-address": `203.0.113.${nth}` },
    );
    statuses.push(status);
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
});

it("opens second factors under a new EDGE_SECRET_KEY, and without the former one once they are sealed anew", async () => {
  const { email } = await newMember(orgId, "viewer");
  const browser = new StaffBrowser();
  await browser.signIn(email);
  const { body: setup } = await browser.post("/two-factor/enable", { password: PASSWORD });
  await browser.post("/two-factor/verify-totp", { code: totp(setup.totpURI) });
  const former = process.env.EDGE_SECRET_KEY ?? "";
  const today = randomBytes(32).toString("base64");
  const enter = async (ahead = 0) => {
    const again = new StaffBrowser();
    await again.signIn(email);
    return (await again.post("/two-factor/verify-totp", { code: totp(setup.totpURI, ahead) })).status;
  };
  try {
    setKeys(today, former);
    expect(await findPerson(browser.headers)).toBeNull();
    expect(await enter()).toBe(200);
    const owner = await database.ownerPool.connect();
    const { resealed, unopened } = await resealSecondFactors(owner);
    expect([resealed > 0, unopened]).toEqual([true, []]);
    expect(await resealSecondFactors(owner)).toEqual({ resealed: 0, unopened: [] });
    owner.release();
    setKeys(today);
    expect(await enter(1)).toBe(200);
  } finally {
    setKeys(former);
  }
});

/** Another key of the deployment's, as after a restart. */
function setKeys(key: string, previous = ""): void {
  Object.assign(process.env, { EDGE_SECRET_KEY: key, EDGE_SECRET_KEY_PREVIOUS: previous });
  forgetEnv();
  forgetStaffAuth();
}

/** What the authenticator app makes of the picture that it was shown: RFC 6238. A clock may be one step ahead. */
function totp(uri: string, ahead = 0): string {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const hash = createHmac("sha1", key).update(counter).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
