import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Receiver = {
  url: string;
  /** When each event came first, by its id. */
  seen: Map<string, number>;
  close(): Promise<void>;
};

/** An endpoint on this machine that answers in its own way. */
async function listen(answer: (response: ServerResponse) => void): Promise<Receiver> {
  const seen = new Map<string, number>();
  const server = createServer((request, response) => {
    const id = String(request.headers["webhook-id"]);
    if (!seen.has(id)) seen.set(id, performance.now());
    request.resume().once("end", () => answer(response));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    seen,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export const healthyReceiver = () => listen((response) => response.writeHead(204).end());

/** Takes its time for everything. */
export const slowReceiver = (ms: number) =>
  listen((response) => void setTimeout(() => response.writeHead(204).end(), ms).unref());

/** Nothing listens there any more. */
export async function deadReceiver(): Promise<Receiver> {
  const receiver = await healthyReceiver();
  await receiver.close();
  return { ...receiver, close: async () => {} };
}
