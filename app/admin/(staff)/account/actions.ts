"use server";

import { z } from "zod";
import { renamePerson } from "@/lib/auth/staff/account";
import { personName } from "@/lib/auth/staff/schema";
import { revokeSession, revokeSessions } from "@/lib/auth/staff/sessions";
import { personAction } from "@/lib/http/person-action";

export const rename = personAction({
  schema: z.object({ name: personName }),
  run: (person, { name }, caller) => renamePerson(person, name, caller),
});

export const endSession = personAction({
  schema: z.object({ sessionId: z.string("Choose a session.") }),
  run: ({ userId }, { sessionId }) => revokeSession(userId, sessionId),
});

export const endOtherSessions = personAction({
  schema: z.object({}),
  run: ({ userId, sessionId }) => revokeSessions(userId, sessionId),
});

export const endEverySession = personAction({
  schema: z.object({}),
  run: ({ userId }) => revokeSessions(userId),
});
