import { z } from "zod";
import { closest } from "@/lib/closest";
import { EVENTS, type EventType } from "@/lib/outbox/events";
import { wireId } from "@/lib/wire";
import { authFaults } from "./auth-faults";

const EVENT_TYPES = Object.keys(EVENTS) as EventType[];
/** What an endpoint may be subscribed to; `*`: every type, also those to come. */
export const SUBSCRIPTIONS = ["*", ...EVENT_TYPES] as const;

export const AUTH_TYPES = ["none", "bearer", "basic", "api_key", "custom_header"] as const;

const NO_TYPE = "must name a type of event, or * for every one";

function requireTypes(types: string[], check: z.core.$RefinementCtx): void {
  for (const type of types) {
    if ((SUBSCRIPTIONS as readonly string[]).includes(type)) continue;
    const near = closest(type, EVENT_TYPES);
    const meant = near
      ? ` (did you mean ${JSON.stringify(near)}?)`
      : `. There are ${SUBSCRIPTIONS.join(", ")}`;
    check.addIssue({
      code: "custom",
      message: `names no type of event: ${JSON.stringify(type.slice(0, 100))}${meant}`,
    });
    return;
  }
}

const wireEvents = z
  .union([z.array(z.string().trim()).min(1, NO_TYPE).max(100), z.string().trim()], {
    error: ({ input }) =>
      input === undefined ? undefined : "must be one type of event, or a list of at most 100 of them",
  })
  .transform((given) => [...new Set([given].flat())])
  .superRefine(requireTypes)
  .describe("Types of events, or `*` for every one.");

/** A line break that was pasted along would change a password, or how a name is shown, unseen. */
const isOneLine = (text: string) => !/\p{Cc}/u.test(text);
const ONE_LINE = "must be one line, without control characters";

const wireName = z.string().trim().min(1).max(200).refine(isOneLine, ONE_LINE);
const wireUrl = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .describe("Where events are posted: https, at a public address.");
const wireAuthType = z.enum(AUTH_TYPES).describe("How Edge says who it is, besides signing.");
const wireAuthData = z
  .record(z.string().max(50), z.string().min(1).max(2000).refine(isOneLine, ONE_LINE))
  .describe(
    "For `bearer`: `token`; `basic`: `username`, `password`; `api_key`: `key` and, unless it is `X-API-Key`, `header`; `custom_header`: `name`, `value`.",
  );
const wireTimeout = z.number().int().min(5).max(120).describe("Seconds for a whole attempt.");
const wireRetryCount = z.number().int().min(0).max(7).describe("Attempts after the first one.");
const wireRetryDelay = z
  .number()
  .int()
  .min(5)
  .max(36_000)
  .describe("Seconds before the first of them, and at least before each.");

export const createWebhookInput = z
  .object({
    wh_name: wireName,
    wh_endpoint: wireUrl,
    wh_events: wireEvents,
    wh_auth_type: wireAuthType.default("none"),
    wh_auth_data: wireAuthData.default({}),
    wh_timeout: wireTimeout.default(30),
    wh_retry_count: wireRetryCount.default(7),
    wh_retry_delay: wireRetryDelay.default(5),
  })
  .superRefine(authFaults);

/** What is left out stays as it is; `wh_auth_type` and `wh_auth_data` change together. */
export const updateWebhookInput = z
  .object({
    wh_id: wireId,
    wh_name: wireName.optional(),
    wh_endpoint: wireUrl.optional(),
    wh_events: wireEvents.optional(),
    wh_auth_type: wireAuthType.optional(),
    wh_auth_data: wireAuthData.optional(),
    wh_timeout: wireTimeout.optional(),
    wh_retry_count: wireRetryCount.optional(),
    wh_retry_delay: wireRetryDelay.optional(),
    wh_status: z
      .enum(["active", "paused"])
      .optional()
      .describe(
        "`active` also enables one that was disabled; everything that waited is then sent, in order.",
      ),
  })
  .superRefine(authFaults);

export const fetchWebhooksInput = z.object({ wh_id: wireId.optional().describe("This one alone.") });

export const webhookInput = z.object({ wh_id: wireId });

export const rotateSecretInput = z.object({
  wh_id: wireId,
  wh_grace_hours: z
    .number()
    .min(0)
    .max(168)
    .default(24)
    .describe("For so long events are signed with the former secret as well."),
});

export type CreateWebhookInput = z.output<typeof createWebhookInput>;
export type UpdateWebhookInput = z.output<typeof updateWebhookInput>;
export type FetchWebhooksInput = z.output<typeof fetchWebhooksInput>;
export type WebhookInput = z.output<typeof webhookInput>;
export type RotateSecretInput = z.output<typeof rotateSecretInput>;

const rowTime = z.string().describe("`YYYY-MM-DD HH:MM:SS` UTC.");

/** An endpoint as the API shows it: nothing of it is secret. */
export const webhookRow = z.object({
  wh_dt: rowTime,
  wh_id: z.string(),
  wh_name: z.string(),
  wh_endpoint: z.string(),
  wh_events: z.array(z.string()),
  wh_auth_type: z.enum(AUTH_TYPES),
  wh_auth_data: z.record(z.string(), z.string()).describe("Without what is secret."),
  wh_timeout: z.number().int(),
  wh_status: z.enum(["active", "paused", "disabled"]),
  wh_status_reason: z.string().nullable().describe("Why it is disabled."),
  wh_retry_count: z.number().int(),
  wh_retry_delay: z.number().int(),
  wh_last_status: z.number().int().nullable().describe("The HTTP status of the last attempt's answer."),
  wh_failure_count: z.number().int().describe("Attempts in a row that failed."),
  wh_last_triggered: rowTime.nullable(),
  wh_rotates_until: rowTime.nullable().describe("Until then the former secret signs as well."),
});

export type WebhookRow = z.output<typeof webhookRow>;
