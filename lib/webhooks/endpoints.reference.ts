import { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";
import { webhookRow } from "./schema";

const row = {
  wh_dt: "2026-11-22 10:44:05",
  wh_id: "wh_6bQx2",
  wh_name: "Billing",
  wh_endpoint: "https://api.example.com/hooks/edge",
  wh_events: ["*"],
  wh_auth_type: "none",
  wh_auth_data: {},
  wh_timeout: 30,
  wh_status: "active",
  wh_status_reason: null,
  wh_retry_count: 7,
  wh_retry_delay: 5,
  wh_last_status: 204,
  wh_failure_count: 0,
  wh_last_triggered: "2026-11-22 10:50:31",
  wh_rotates_until: null,
};
const fresh = { ...row, wh_last_status: null, wh_last_triggered: null };
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwExampleOnly0";

const withSecret = z.object({
  data: webhookRow.extend({
    wh_secret: z.string().describe("What events are signed with. Shown now and never again."),
  }),
});
const one = z.object({ data: webhookRow });

export const createWebhookReference: ActionReference = {
  summary: "Register a webhook endpoint",
  description: [
    "From now on every event of these types is posted there, signed as Standard Webhooks say. An attempt that is not answered 2xx",
    "is made again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. Events of one customer come in their order.",
    "`https` only, at a public address.",
  ].join("\n"),
  answer: withSecret,
  errors: [],
  example: {
    request: { wh_name: "Billing", wh_endpoint: "https://api.example.com/hooks/edge", wh_events: ["*"] },
    answer: { data: { ...fresh, wh_secret: secret } },
  },
};

export const updateWebhookReference: ActionReference = {
  summary: "Change a webhook endpoint",
  description: [
    "What is left out stays as it is. With `wh_status` an endpoint is paused, and made active again, also after it was disabled:",
    "whatever happened meanwhile is then delivered, in order.",
  ].join("\n"),
  answer: one,
  errors: ["unknown_webhook"],
  example: {
    request: { wh_id: "wh_6bQx2", wh_status: "paused" },
    answer: { data: { ...row, wh_status: "paused" } },
  },
};

export const fetchWebhooksReference: ActionReference = {
  summary: "List webhook endpoints",
  answer: z.object({ data: z.array(webhookRow), count: z.number().int() }),
  errors: ["unknown_webhook"],
  example: { request: {}, answer: { data: [row], count: 1 } },
};

export const deleteWebhookReference: ActionReference = {
  summary: "Delete a webhook endpoint",
  description: "Nothing more is sent to it, nor what waited for it. The answer shows it as it was.",
  answer: one,
  errors: ["unknown_webhook"],
  example: { request: { wh_id: "wh_6bQx2" }, answer: { data: row } },
};

export const rotateWebhookSecretReference: ActionReference = {
  summary: "Give a webhook endpoint another secret",
  description:
    "For `wh_grace_hours` every event bears two signatures, by the new secret and by the former one: change over whenever you like.",
  answer: withSecret,
  errors: ["unknown_webhook"],
  example: {
    request: { wh_id: "wh_6bQx2", wh_grace_hours: 24 },
    answer: { data: { ...row, wh_rotates_until: "2026-11-23 11:02:00", wh_secret: secret } },
  },
};

export const testWebhookReference: ActionReference = {
  summary: "Send a test event to a webhook endpoint",
  description: [
    "Posts a signed `webhook.test` event now and answers what came of it. It goes to this endpoint alone, whatever it is subscribed",
    "to; a failure is no mark against it.",
  ].join("\n"),
  answer: z.object({
    data: z.object({
      event_id: z.string(),
      whd_id: z.string(),
      delivered: z.boolean(),
      outcome: z.string(),
      status: z.number().int().nullable(),
      latency_ms: z.number(),
      answer: z.string().nullable().describe("The first 2 KiB."),
      error: z.string().nullable().describe("In words, where it was not taken."),
    }),
  }),
  errors: ["unknown_webhook"],
  example: {
    request: { wh_id: "wh_6bQx2" },
    answer: {
      data: {
        event_id: "evt_3kW9sT1bQ8mZ4xVd0LpR2A",
        whd_id: "whd_1nKc7",
        delivered: true,
        outcome: "delivered",
        status: 204,
        latency_ms: 38,
        answer: "",
        error: null,
      },
    },
  },
};
