import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { currentPerson } from "@/lib/auth/staff/require-staff";
import { covers, type StaffRole } from "@/lib/auth/staff/roles";
import type { Context } from "@/lib/context";
import { EdgeError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { parseStaffInput, SignedOut, type StaffAnswer, showsAnother, toRefusal } from "./staff-answer";
import { staffContext } from "./staff-context";

type StaffAction<Schema extends z.ZodObject, Value> = {
  role: StaffRole;
  schema: Schema;
  /** One verb. Its answer goes to the browser as it stands: plain values, and no secret but one that is shown once. */
  run: (ctx: Context, input: z.output<Schema>) => Promise<Value> | Value;
};

/**
 * A server action of the staff pages, called as `await action({ orgId, ...input })`. It holds, whatever the page showed:
 * a session; that `orgId` is the organization which that session's pages show (a tab left open from another one is told
 * so); a membership of it with a role that covers `role`; and the schema. Never throws: every refusal is a sentence.
 * A call from a foreign page does not get here: Next compares `Origin` with the host before it runs a server action, and the
 * session's cookie is `SameSite=Lax`.
 */
export function staffAction<Schema extends z.ZodObject, Value>({
  role,
  schema,
  run,
}: StaffAction<Schema, Value>) {
  return async (call: { orgId: string } & Record<string, unknown>): Promise<StaffAnswer<Value>> => {
    let requestId = newId("req");
    try {
      const head = await headers();
      requestId = head.get("x-request-id") ?? requestId;
      const { orgId, userId } = await authorize(call?.orgId, role);
      const { orgId: _, ...input } = call;
      return {
        ok: true,
        value: await run(staffContext(orgId, userId, head), parseStaffInput(schema, input)),
      };
    } catch (error) {
      unstable_rethrow(error);
      return toRefusal(error, requestId);
    }
  };
}

async function authorize(orgId: unknown, needed: StaffRole): Promise<{ orgId: string; userId: string }> {
  const person = await currentPerson();
  if (!person) throw new SignedOut();
  const { active, userId } = person;
  if (!active || active.orgId !== orgId) throw showsAnother();
  if (!covers(active.role, needed)) {
    throw new EdgeError(
      "invalid_request",
      `Your role here is ${active.role}; this needs ${needed}. Ask an owner to change your role.`,
    );
  }
  return { orgId: active.orgId, userId };
}
