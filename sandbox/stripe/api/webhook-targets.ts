import { createHmac } from "node:crypto";
import type { Core, WebhookTarget } from "../../core/types";
import type { WebhookEndpoint } from "./objects";

/** Where an account's events go: its enabled endpoints, each signing with its own secret at the time of the post. */
export function targetsOf(core: Core, account: string): WebhookTarget[] {
  return core.store
    .list<WebhookEndpoint>("stripe", account, "webhook_endpoint")
    .map(({ value }) => value)
    .filter((endpoint) => endpoint.status === "enabled")
    .map((endpoint) => ({
      id: endpoint.id,
      url: endpoint.url,
      wants: (type) => endpoint.enabled_events.includes("*") || endpoint.enabled_events.includes(type),
      sign: ({ body }) => {
        const time = Math.floor(core.now().getTime() / 1000);
        const v1 = createHmac("sha256", endpoint.secret).update(`${time}.${body}`).digest("hex");
        return {
          "stripe-signature": `t=${time},v1=${v1}`,
          "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        };
      },
    }));
}
