import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Arrival = {
  at: number;
  headers: Record<string, string>;
  /** As it came, byte for byte. */
  body: string;
  event: { event_id: string; event_type: string; created_at: string; data: Record<string, unknown> };
};

export type Receiver = {
  url: string;
  arrivals: Arrival[];
  close(): Promise<void>;
};

/** Answers with a status, or in a way of its own; null: never. */
type Answering = (
  arrival: Arrival,
  response: ServerResponse,
) => number | null | undefined | Promise<number | null | undefined>;

/** An integrator's endpoint on this machine. */
export async function startReceiver(answer: Answering = () => 204): Promise<Receiver> {
  const arrivals: Arrival[] = [];
  const server = createServer(async (request, response) => {
    const arrival = await read(request);
    if (!arrival) return;
    arrivals.push(arrival);
    const status = await answer(arrival, response);
    if (typeof status === "number") response.writeHead(status).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    arrivals,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Null when the sender went away in the midst of it. */
async function read(request: IncomingMessage): Promise<Arrival | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return null;
  }
  const body = Buffer.concat(chunks).toString("utf8");
  return {
    at: Date.now(),
    headers: request.headers as Record<string, string>,
    body,
    event: JSON.parse(body),
  };
}
