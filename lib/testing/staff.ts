import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { createPerson, stretchPassword } from "@/lib/auth/staff/create-person";
import type { StaffRole } from "@/lib/auth/staff/roles";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { env } from "@/lib/env";
import { ADDRESS_HEADER, markClientAddress } from "@/lib/http/client-address";
import { answerStaffAuth } from "@/lib/http/staff-auth-route";
import { newId } from "@/lib/ids";

export const PASSWORD = "correct horse battery";
/** Stretched once for the whole file: it takes a tenth of a second. */
let stretched: Promise<string> | undefined;

export type Member = { userId: string; email: string; name: string; role: StaffRole; ctx: Context };

/** A person who works in the organization and nowhere else, with `PASSWORD`. */
export async function newMember(orgId: string, role: StaffRole): Promise<Member> {
  stretched ??= stretchPassword(PASSWORD);
  const passwordHash = await stretched;
  const name = `Test ${role}`;
  const email = `${newId("user")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "x")}@staff.example`;
  const userId = await inOrg(orgId, async (tx) => {
    const id = await createPerson(tx, { name, email, passwordHash });
    await tx.staffMember.create({ data: { orgId, userId: id, role } });
    return id;
  });
  return { userId, email, name, role, ctx: memberContext(orgId, userId) };
}

/** Acts as this person. */
export function memberContext(orgId: string, userId: string): Context {
  return {
    orgId,
    actor: { type: "staff", id: userId },
    requestId: newId("req"),
    address: "198.51.100.7",
    userAgent: "Test",
  };
}

/** A browser as far as signing in goes: it posts from our origin, and keeps cookies. */
export class StaffBrowser {
  readonly jar = new Map<string, string>();
  /** Limits are kept by address: each browser has one of its own. */
  readonly address = `10.${[...randomBytes(3)].join(".")}`;

  get headers(): Headers {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = new Headers({ cookie, "user-agent": "Test", origin: new URL(env().APP_URL).origin });
    headers.set(ADDRESS_HEADER, markedAddress(this.address));
    return headers;
  }

  async post(path: string, body: object = {}, more: Record<string, string> = {}) {
    const headers = this.headers;
    headers.set("content-type", "application/json");
    for (const [name, value] of Object.entries(more)) headers.set(name, value);
    const address = `${env().APP_URL}/admin/auth${path}`;
    const answer = await answerStaffAuth(
      new Request(address, { method: "POST", headers, body: JSON.stringify(body) }),
    );
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  }

  signIn(email: string, password = PASSWORD) {
    return this.post("/sign-in/email", { email, password });
  }

  private keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "" || /max-age=0/i.test(line)) this.jar.delete(name);
    else this.jar.set(name, value);
  }
}

/** As the server marks what arrives at its socket. */
function markedAddress(address: string): string {
  const request = { headers: {} as Record<string, string>, socket: { remoteAddress: address } };
  markClientAddress(request as unknown as IncomingMessage);
  return request.headers[ADDRESS_HEADER] ?? "";
}

/** The headers of a browser in which the person is signed in. */
export async function signedIn(member: Member): Promise<Headers> {
  const browser = new StaffBrowser();
  const { status } = await browser.signIn(member.email);
  if (status !== 200) throw new Error(`Signing in answered ${status}`);
  return browser.headers;
}
