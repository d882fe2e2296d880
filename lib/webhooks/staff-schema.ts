import { z } from "zod";
import { env } from "@/lib/env";
import { judgeEndpointUrl } from "@/lib/outbox/endpoint-url";
import { wireId } from "@/lib/wire";
import { authFaults } from "./auth-faults";
import { AUTH_TYPES, SUBSCRIPTIONS } from "./schema";

/** What the staff's forms send: the wire's fields, each with a whole sentence that says what it expects. */

const whole = (from: number, to: number, error: string) =>
  z.number({ error }).int(error).min(from, error).max(to, error);

const fields = {
  wh_name: z
    .string()
    .trim()
    .min(1, "Give the endpoint a name.")
    .max(200, "Shorten the name to 200 characters."),
  wh_endpoint: z
    .string()
    .trim()
    .min(1, "Give the address that events are posted to.")
    .superRefine((url, check) => {
      const judged = judgeEndpointUrl(url, { allowLoopback: env().EDGE_SANDBOX });
      if (!judged.ok) check.addIssue({ code: "custom", message: judged.message });
    }),
  wh_events: z
    .array(z.enum(SUBSCRIPTIONS, "One of these types is not known any more: reload the page."))
    .min(1, "Choose at least one type of event, or every event."),
  wh_timeout: whole(5, 120, "Write the time-out as whole seconds from 5 to 120."),
  wh_retry_count: whole(0, 7, "Write how often it is tried again: 0 to 7 times."),
  wh_retry_delay: whole(5, 36_000, "Write whole seconds from 5 to 36000."),
};
const authType = z.enum(AUTH_TYPES, "Choose one of the ways of authentication.");
const authData = z.record(z.string(), z.string().max(2000, "Shorten it to 2,000 characters."));

export const addEndpointForm = z
  .object({ ...fields, wh_auth_type: authType, wh_auth_data: authData.default({}) })
  .superRefine(authSentences);

export const editEndpointForm = z
  .object({ ...fields, wh_auth_type: authType, wh_auth_data: authData })
  .partial()
  .extend({ wh_id: wireId, wh_status: z.enum(["active", "paused"]).optional() })
  .superRefine(authSentences);

export const rotateSecretForm = z.object({
  wh_id: wireId,
  wh_grace_hours: z.coerce
    .number({ error: "Write a number of hours from 0 to 168." })
    .min(0, "Write a number of hours from 0 to 168.")
    .max(168, "Write a number of hours from 0 to 168.")
    .default(24),
});

const SINCE = "Write a day like 2026-03-30, or a day and a time like 2026-03-30 14:00, in UTC.";

/** `2026-03-30` or `2026-03-30 14:00` in UTC, as a moment. */
export const wireSince = z
  .string({ error: SINCE })
  .trim()
  .regex(/^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?)?Z?$/, SINCE)
  .transform((text, check) => {
    const day = text.replace(/Z$/, "").replace(" ", "T");
    const at = new Date(day.includes("T") ? `${day}Z` : `${day}T00:00:00Z`);
    // A day that its month does not have would be read as one of the next month.
    if (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(day.slice(0, 10))) return at;
    check.addIssue({ code: "custom", message: SINCE });
    return z.NEVER;
  });

type Auth = Parameters<typeof authFaults>[0];

/** The wire's own faults, as sentences: "The token is needed for the type bearer." */
function authSentences(input: Auth, check: z.core.$RefinementCtx): void {
  authFaults(input, {
    ...check,
    addIssue: (issue) => {
      if (typeof issue === "string") return check.addIssue(issue);
      const part = issue.path?.at(-1);
      check.addIssue({ ...issue, message: `The ${String(part).replace(/^wh_/, "")} ${issue.message}.` });
    },
  });
}
