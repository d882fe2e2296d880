import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { GatewayName } from "@/lib/gateways/types";
import { webhookRoute } from "@/lib/http/webhook-route";

export type WebhookHost = { url: string; stop: () => void };

const PATH = /^\/public\/edge\/webhooks\/(stripe|paypal)\/([^/]+)$/;
const routes = { stripe: webhookRoute("stripe"), paypal: webhookRoute("paypal") };

/** The product's webhook routes on a port of their own: what APP_URL names in a test that receives events. */
export async function startWebhookHost(): Promise<WebhookHost> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [, gateway, account = ""] = PATH.exec(request.url ?? "") ?? [];
    if (!gateway) return void response.writeHead(404).end();
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    const body = new Uint8Array(Buffer.concat(chunks));
    const posted = new Request("http://edge.test", { method: "POST", headers, body });
    const answer = await routes[gateway as GatewayName](posted, { params: Promise.resolve({ account }) });
    response.writeHead(answer.status).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
