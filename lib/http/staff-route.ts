import { currentPerson } from "@/lib/auth/staff/require-staff";
import { covers, type StaffRole } from "@/lib/auth/staff/roles";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { toErrorAnswer } from "./error-answer";
import { showsAnother } from "./staff-answer";
import { staffContext } from "./staff-context";

type StaffRoute<Params> = {
  role: StaffRole;
  run: (ctx: Context, request: Request, params: Params) => Promise<Response> | Response;
};

/**
 * A GET route handler under `app/admin` (an export, say): 401 for nobody, 403 for a role that does not cover `role`, both in
 * a plain sentence. It acts in the organization that the session's pages show; a link of a page names the page's own as `org`,
 * so that a tab left open from another one gets nothing of this one's.
 */
export function staffRoute<Params = Record<string, never>>({ role, run }: StaffRoute<Params>) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    const requestId = request.headers.get("x-request-id") ?? newId("req");
    try {
      const person = await currentPerson();
      if (!person) return refuse(401, "You are signed out. Sign in and try again.", requestId);
      const { active, userId } = person;
      if (!active) return refuse(403, "You are not a member of any organization.", requestId);
      if (!covers(active.role, role))
        return refuse(403, `Your role here is ${active.role}; this needs ${role}.`, requestId);
      const org = new URL(request.url).searchParams.get("org");
      if (org !== null && org !== active.orgId) throw showsAnother();
      return await run(staffContext(active.orgId, userId, request.headers), request, await params);
    } catch (error) {
      const { status, body } = toErrorAnswer(error, requestId);
      return refuse(status, JSON.parse(body).errors[0], requestId);
    }
  };
}

function refuse(status: number, sentence: string, requestId: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "private, no-store",
      "x-request-id": requestId,
    },
  });
}
