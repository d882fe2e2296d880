import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { GatewayName } from "@/lib/gateways/types";
import { webhookRoute } from "@/lib/http/webhook-route";

/** One post of a provider, byte for byte. */
export type Posted = {
  gateway: GatewayName;
  accountId: string;
  raw: Buffer;
  headers: Record<string, string>;
};

export type WebhookHost = {
  url: string;
  /** Everything that came, in order. */
  posted: Posted[];
  /** Accounts whose events are turned away with a 503, as if nobody were at home. */
  away: Set<string>;
  stop: () => void;
};

const PATH = /^\/public\/edge\/webhooks\/(stripe|paypal)\/([^/]+)$/;
const routes = { stripe: webhookRoute("stripe"), paypal: webhookRoute("paypal") };

/** The product's webhook routes on a port of their own: what APP_URL names in a test that receives events. */
export async function startWebhookHost(): Promise<WebhookHost> {
  const posted: Posted[] = [];
  const away = new Set<string>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [, name, accountId = ""] = PATH.exec(request.url ?? "") ?? [];
    if (!name) return void response.writeHead(404).end();
    const gateway = name as GatewayName;
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
    const raw = Buffer.concat(chunks);
    posted.push({ gateway, accountId, raw, headers });
    if (away.has(accountId)) return void response.writeHead(503).end();
    const body = new Uint8Array(raw);
    const asked = new Request("http://edge.test", { method: "POST", headers, body });
    const answer = await routes[gateway](asked, { params: Promise.resolve({ account: accountId }) });
    response.writeHead(answer.status).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posted,
    away,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
