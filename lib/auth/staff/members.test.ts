import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { disconnect, inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type KeptLink, withLink } from "@/lib/mail/sealed-link";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { memberContext, newMember, PASSWORD, StaffBrowser, signedIn } from "@/lib/testing/staff";
import { acceptAsNewPerson, acceptAsPerson, findInvitation } from "./accept-invitation";
import { changeRole } from "./change-role";
import { createOwner } from "./create-owner";
import { findPerson } from "./find-person";
import { inviteMember } from "./invite-member";
import { SHOWN_ORG_COOKIE } from "./paths";
import { listInvitations, listMembers } from "./queries";
import { removeMember } from "./remove-member";
import { resendInvitation } from "./resend-invitation";
import { revokeInvitation } from "./revoke-invitation";
import { covers, ROLES } from "./roles";
import { switchOrganization } from "./switch-organization";

let database: TestDatabase;
const caller = { requestId: "req_test", address: "198.51.100.9" };

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function newOrganization() {
  const orgId = newId("org");
  await inOrg(orgId, (tx) => tx.organization.create({ data: { id: orgId, name: `Org ${orgId}` } }));
  return { orgId, owner: await newMember(orgId, "owner") };
}
const newEmail = () =>
  `${newId("user")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "x")}@invited.example`;
const tokenMailedTo = async (email: string) => {
  const { rows } = await database.ownerPool.query(
    `select org_id as "orgId", id, html, text, sealed_link as "sealedLink", link_key_id as "linkKeyId" from mail
     where recipient = $1 and kind = 'staff_invitation' order by created_at desc limit 1`,
    [email],
  );
  const [mail] = rows as KeptLink[];
  if (!mail) return "";
  expect(mail.html + mail.text).not.toContain("/admin/invitation/");
  const { html, text } = withLink(mail);
  const token = /\/admin\/invitation\/([\w-]{43})\n/.exec(text)?.[1] ?? "";
  expect(html).toContain(`/admin/invitation/${token}"`);
  return token;
};
const trail = async (orgId: string) => {
  const { rows } = await database.ownerPool.query(
    "select action, actor_id, address, details from audit_entry where org_id = $1 order by created_at, id",
    [orgId],
  );
  return rows;
};
const rolesIn = async (orgId: string) => (await listMembers(orgId)).map(({ role }) => role).sort();

it("orders the roles: each covers itself and the ones below", () => {
  const table = ROLES.map((role) => ROLES.map((needed) => covers(role, needed)));
  expect(table).toEqual([
    [true, false, false, false],
    [true, true, false, false],
    [true, true, true, false],
    [true, true, true, true],
  ]);
});

it("lets somebody new in by a mailed link, once, under the invited address", async () => {
  const { orgId, owner } = await newOrganization();
  const email = newEmail();
  await inviteMember(owner.ctx, { email, role: "operator" });
  await expect(inviteMember(owner.ctx, { email, role: "viewer" })).rejects.toThrow("open invitation");
  const token = await tokenMailedTo(email);
  const { rows } = await database.ownerPool.query(
    "select i::text as stored from staff_invitation i where email = $1",
    [email],
  );
  expect(rows[0].stored).not.toContain(token);
  expect(await findInvitation(token)).toMatchObject({ orgId, email, role: "operator", known: false });
  expect(await findInvitation(`${token.slice(1)}A`)).toBeNull();

  const both = await Promise.allSettled(
    ["One", "Two"].map((name) => acceptAsNewPerson(caller, { token, name, password: PASSWORD })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await findInvitation(token)).toBeNull();
  expect(await rolesIn(orgId)).toEqual(["operator", "owner"]);
  const browser = new StaffBrowser();
  await browser.signIn(email);
  expect(await findPerson(browser.headers)).toMatchObject({ email, active: { orgId, role: "operator" } });
  await expect(inviteMember(owner.ctx, { email, role: "viewer" })).rejects.toThrow("member already");
  expect(await trail(orgId)).toMatchObject([
    {
      action: "staff.invited",
      actor_id: owner.userId,
      details: { before: null, after: { email, role: "operator" } },
    },
    {
      action: "staff.joined",
      address: caller.address,
      details: { before: null, after: { email, role: "operator" } },
    },
  ]);
});

it("lets somebody known in as themself alone, and shows both organizations to them", async () => {
  const first = await newOrganization();
  const second = await newOrganization();
  await inviteMember(second.owner.ctx, { email: first.owner.email, role: "viewer" });
  const token = await tokenMailedTo(first.owner.email);
  expect(await findInvitation(token)).toMatchObject({ known: true });
  await expect(acceptAsNewPerson(caller, { token, name: "A", password: PASSWORD })).rejects.toThrow(
    "Sign in",
  );
  await expect(acceptAsPerson(caller, token, second.owner)).rejects.toThrow(`is for ${first.owner.email}`);
  await acceptAsPerson(caller, token, first.owner);

  const headers = await signedIn(first.owner);
  const person = await findPerson(headers);
  if (!person) throw new Error("Nobody is signed in");
  expect(person.memberships).toHaveLength(2);
  await switchOrganization(person, second.orgId);
  expect(await findPerson(headers)).toMatchObject({ active: { orgId: second.orgId, role: "viewer" } });
  await expect(switchOrganization(person, (await newOrganization()).orgId)).rejects.toThrow("not a member");

  // The browser's next session shows what was chosen there; one that is no member's, what is theirs.
  const again = new StaffBrowser();
  again.jar.set(SHOWN_ORG_COOKIE, second.orgId);
  await again.signIn(first.owner.email);
  expect(await findPerson(again.headers)).toMatchObject({ active: { orgId: second.orgId } });
  again.jar.set(SHOWN_ORG_COOKIE, "org_of_others");
  await again.signIn(first.owner.email);
  expect([first.orgId, second.orgId]).toContain((await findPerson(again.headers))?.active?.orgId);

  // Removed: at the next request the pages show what is left.
  await removeMember(second.owner.ctx, { userId: first.owner.userId });
  expect(await findPerson(headers)).toMatchObject({ active: { orgId: first.orgId, role: "owner" } });
});

it("closes an invitation that expired or was revoked; sent again, only the new link opens", async () => {
  const { orgId, owner } = await newOrganization();
  const email = newEmail();
  const { id: invitationId } = await inviteMember(owner.ctx, { email, role: "admin" });
  const first = await tokenMailedTo(email);
  await database.ownerPool.query(
    "update staff_invitation set expires_at = now() - interval '1 second' where id = $1",
    [invitationId],
  );
  expect(await findInvitation(first)).toBeNull();
  await expect(acceptAsNewPerson(caller, { token: first, name: "A", password: PASSWORD })).rejects.toThrow(
    "expired",
  );
  expect(await listInvitations(orgId)).toMatchObject([{ id: invitationId, email, expired: true }]);

  await resendInvitation(owner.ctx, { invitationId });
  const second = await tokenMailedTo(email);
  expect(await findInvitation(first)).toBeNull();
  expect(await findInvitation(second)).toMatchObject({ email, role: "admin" });

  await revokeInvitation(owner.ctx, { invitationId });
  expect(await findInvitation(second)).toBeNull();
  await expect(acceptAsPerson(caller, second, { userId: "user_x", email })).rejects.toThrow("revoked");
  await expect(resendInvitation(owner.ctx, { invitationId })).rejects.toThrow("no longer open");
  expect(await listInvitations(orgId)).toEqual([]);
  expect((await trail(orgId)).at(-1)).toMatchObject({
    action: "staff.invitation_revoked",
    details: { before: { email, role: "admin" }, after: null },
  });
});

it("leaves somebody who was removed no earlier invitation to come back by", async () => {
  const { orgId, owner } = await newOrganization();
  const email = newEmail();
  const { id: forgotten } = await inviteMember(owner.ctx, { email, role: "admin" });
  await database.ownerPool.query(
    "update staff_invitation set expires_at = now() - interval '1 second' where id = $1",
    [forgotten],
  );
  await inviteMember(owner.ctx, { email, role: "viewer" });
  await acceptAsNewPerson(caller, { token: await tokenMailedTo(email), name: "A", password: PASSWORD });
  await resendInvitation(owner.ctx, { invitationId: forgotten });
  const token = await tokenMailedTo(email);
  const { userId = "" } = (await listMembers(orgId)).find((member) => member.email === email) ?? {};
  await removeMember(owner.ctx, { userId });
  await expect(acceptAsPerson(caller, token, { userId, email })).rejects.toThrow("revoked");
  expect(await rolesIn(orgId)).toEqual(["owner"]);
  expect((await trail(orgId)).slice(-2)).toMatchObject([
    { action: "staff.invitation_revoked", details: { before: { email, role: "admin" }, after: null } },
    { action: "staff.removed" },
  ]);
});

it("changes a role at once, and keeps what it was", async () => {
  const { orgId, owner } = await newOrganization();
  const member = await newMember(orgId, "viewer");
  const headers = await signedIn(member);
  await changeRole(owner.ctx, { userId: member.userId, role: "admin" });
  expect(await findPerson(headers)).toMatchObject({ active: { role: "admin" } });
  expect(await trail(orgId)).toMatchObject([
    {
      action: "staff.role_changed",
      actor_id: owner.userId,
      details: { before: { role: "viewer" }, after: { role: "admin" } },
    },
  ]);
  await removeMember(member.ctx, { userId: member.userId });
  expect(await findPerson(headers)).toMatchObject({ active: null, memberships: [] });
});

it("always keeps one owner, whoever acts at the same moment", async () => {
  const { orgId, owner } = await newOrganization();
  const { userId } = owner;
  await expect(changeRole(owner.ctx, { userId, role: "admin" })).rejects.toThrow("last owner");
  await expect(removeMember(owner.ctx, { userId })).rejects.toThrow("last owner");
  const other = await newMember(orgId, "owner");
  const outcomes = await Promise.allSettled([
    changeRole(owner.ctx, { userId: other.userId, role: "viewer" }),
    removeMember(other.ctx, { userId }),
    removeMember(owner.ctx, { userId }),
    changeRole(other.ctx, { userId: other.userId, role: "admin" }),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await rolesIn(orgId)).filter((role) => role === "owner")).toHaveLength(1);
});

it("lets nobody but an owner of the organization change who works there", async () => {
  const { orgId, owner } = await newOrganization();
  const member = await newMember(orgId, "viewer");
  const { id: invitationId } = await inviteMember(owner.ctx, { email: newEmail(), role: "viewer" });
  const foreign = await newOrganization();
  const strangers: Context[] = [
    (await newMember(orgId, "admin")).ctx,
    // Another organization's owner, in their own and posing as here.
    foreign.owner.ctx,
    memberContext(orgId, foreign.owner.userId),
  ];
  const before = await listMembers(orgId);
  for (const ctx of strangers) {
    const tries = [
      () => changeRole(ctx, { userId: member.userId, role: "owner" }),
      () => removeMember(ctx, { userId: member.userId }),
      () => resendInvitation(ctx, { invitationId }),
      () => revokeInvitation(ctx, { invitationId }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: "invalid_request" });
    if (ctx.orgId === orgId)
      await expect(inviteMember(ctx, { email: newEmail(), role: "owner" })).rejects.toThrow("Only an owner");
  }
  expect(await listMembers(orgId)).toEqual(before);
  expect(await listInvitations(orgId)).toHaveLength(1);
});

it("makes owners from the terminal, of what exists and what does not", async () => {
  const orgId = newId("org");
  const email = newEmail();
  const userId = await createOwner({ orgId, orgName: "New", email, name: "First", password: PASSWORD });
  const browser = new StaffBrowser();
  await browser.signIn(email);
  expect(await findPerson(browser.headers)).toMatchObject({ userId, active: { orgId, role: "owner" } });
  const { orgId: other } = await newOrganization();
  expect(await createOwner({ orgId: other, email, name: "Ignored" })).toBe(userId);
  expect(await findPerson(browser.headers)).toMatchObject({ name: "First", memberships: [{}, {}] });
  expect(await trail(orgId)).toMatchObject([{ action: "staff.joined", actor_id: "create-owner" }]);

  // A password set from there takes the place of the old one, and of all that was opened with it.
  await database.ownerPool.query(
    "update staff_user set locked_until = now() + interval '1 hour' where id = $1",
    [userId],
  );
  await createOwner({ orgId, email, name: "Ignored", password: "another long password" });
  expect((await trail(orgId)).at(-1)).toMatchObject({
    action: "person.password_changed",
    actor_id: "create-owner",
  });
  expect(await findPerson(browser.headers)).toBeNull();
  expect((await new StaffBrowser().signIn(email)).status).toBe(401);
  expect((await new StaffBrowser().signIn(email, "another long password")).status).toBe(200);
});
