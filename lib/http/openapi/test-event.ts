import { z } from "zod";

/** What `testWebhook` sends: an event that nothing publishes and nobody subscribes to, so it stands beside EVENTS. */
export const TEST_EVENT = {
  type: "webhook.test",
  data: z
    .object({ webhook_id: z.string().describe("The endpoint that is tried.") })
    .describe(
      "Sent by `testWebhook` alone, to that endpoint whatever it is subscribed to. It is about no customer, comes once, and cannot be subscribed to.",
    ),
  example: { webhook_id: "wh_6bQx2" },
} as const;
