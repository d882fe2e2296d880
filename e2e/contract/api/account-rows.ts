import { newEndpoint } from "@/lib/outbox/testing/new-endpoint";
import type { Row } from "./row";
import type { World } from "./world";

const unknownWebhook = () => ({ wh_id: "wh_none" });

/** An endpoint of its own. */
const webhook = async ({ home }: World) => ({ wh_id: await newEndpoint(home.shop.orgId) });
const both = ({ home }: World) => ({ event_id: home.event, wh_id: home.webhook });
const yesterday = () => new Date(Date.now() - 86_400_000).toISOString();

/** Its place must stay free for the others: an organization has twenty. */
async function free({ path, home }: World) {
  await path.rows("update webhook_endpoint set deleted_at = now() where org_id = $1 and name = 'Mine'", [
    home.shop.orgId,
  ]);
}

export const ACCOUNT_ROWS: Record<string, Row> = {
  createWebhook: {
    call: async (world) => {
      await free(world);
      return { wh_name: "Mine", wh_endpoint: "https://hooks.example.com/edge", wh_events: "*" };
    },
    refusals: {},
  },
  updateWebhook: {
    call: async (world) => ({
      ...(await webhook(world)),
      wh_status: "paused",
      wh_auth_type: "bearer",
      wh_auth_data: { token: "let-me-in" },
    }),
    refusals: { unknown_webhook: unknownWebhook },
  },
  fetchWebhooks: { call: () => ({}), refusals: { unknown_webhook: unknownWebhook } },
  deleteWebhook: { call: webhook, refusals: { unknown_webhook: unknownWebhook } },
  rotateWebhookSecret: { call: webhook, refusals: { unknown_webhook: unknownWebhook } },
  testWebhook: { call: webhook, refusals: { unknown_webhook: unknownWebhook } },
  listEvents: {
    call: () => ({}),
    refusals: { unknown_customer: () => ({ billing_customer_id: "bc_none" }) },
  },
  getEvent: {
    call: ({ home }) => ({ event_id: home.event }),
    refusals: { unknown_event: () => ({ event_id: "evt_none" }) },
  },
  resendEvent: {
    call: both,
    refusals: {
      unknown_event: (world) => ({ ...both(world), event_id: "evt_none" }),
      unknown_webhook: (world) => ({ ...both(world), ...unknownWebhook() }),
    },
  },
  replayEvents: {
    call: ({ home }) => ({ wh_id: home.webhook, since: yesterday() }),
    refusals: { unknown_webhook: () => ({ ...unknownWebhook(), since: yesterday() }) },
  },
};
