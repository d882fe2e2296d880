import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Delivery = { raw: Buffer; headers: Headers };

export type WebhookReceiver = {
  url: string;
  /** Everything received so far, in order; each is answered with 200. */
  deliveries: Delivery[];
  stop: () => void;
};

/** An endpoint on loopback that keeps the exact bytes and headers it is sent. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const deliveries: Delivery[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    deliveries.push({ raw: Buffer.concat(chunks), headers });
    response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhook`,
    deliveries,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
