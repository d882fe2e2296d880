"use server";

import { z } from "zod";
import { acceptAsNewPerson, acceptAsPerson } from "@/lib/auth/staff/accept-invitation";
import { password, personName } from "@/lib/auth/staff/schema";
import { revokeSession } from "@/lib/auth/staff/sessions";
import { switchOrganization } from "@/lib/auth/staff/switch-organization";
import { doorAction, personAction } from "@/lib/http/person-action";
import { rememberShown } from "@/lib/http/remember-shown";

/** Somebody new accepts an invitation; they then sign in with the password they chose. */
export const join = doorAction({
  schema: z.object({ token: z.string(), name: personName, password }),
  run: acceptAsNewPerson,
});

/** Somebody who is signed in accepts an invitation, and sees the organization next. */
export const joinAsMyself = personAction({
  schema: z.object({ token: z.string() }),
  run: async (person, { token }, caller) => {
    const { orgId } = await acceptAsPerson(caller, token, person);
    await switchOrganization(person, orgId);
    await rememberShown(orgId);
  },
});

/** Signs out here. */
export const leave = personAction({
  schema: z.object({}),
  run: ({ userId, sessionId }) => revokeSession(userId, sessionId),
});
