import { createServer, type IncomingHttpHeaders } from "node:http";

export type Received = { headers: IncomingHttpHeaders; body: string };

/** A server that takes webhooks and answers with whatever status is wanted at the moment. */
export async function receiveWebhooks() {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  let status = 200;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
    response.writeHead(status, status >= 300 && status < 400 ? { location: "/elsewhere" } : {}).end();
    for (const wake of waiting) wake();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answerWith: (next: number) => {
      status = next;
    },
    /** Types in the order of arrival. */
    types: () => received.map(({ body }) => (JSON.parse(body) as { type: string }).type),
    async waitFor(enough: (so_far: Received[]) => boolean): Promise<void> {
      if (enough(received)) return;
      await new Promise<void>((resolve) => {
        const wake = () => {
          if (!enough(received)) return;
          waiting.delete(wake);
          resolve();
        };
        waiting.add(wake);
      });
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
