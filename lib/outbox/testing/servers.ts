import { once } from "node:events";
import http, { type RequestListener } from "node:http";
import https from "node:https";
import net, { type AddressInfo, type Socket } from "node:net";

type Local = {
  port: number;
  /** Connections opened so far. */
  connections(): number;
  close(): Promise<void>;
};

async function listen(server: net.Server): Promise<Local> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on("connection", (socket) => {
    connections += 1;
    sockets.add(socket.on("error", () => {}).on("close", () => sockets.delete(socket)));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    async close() {
      const closed = once(server.close(), "close");
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

export function listenHttp(answer: RequestListener): Promise<Local> {
  return listen(http.createServer({ keepAliveTimeout: 60_000 }, answer));
}

export function listenHttps(pair: { cert: string; key: string }, answer: RequestListener): Promise<Local> {
  return listen(
    https.createServer({ ...pair, keepAliveTimeout: 60_000 }, answer).on("tlsClientError", () => {}),
  );
}

/** Bare TCP: `meet` does as it likes. */
export function listenTcp(meet: (socket: Socket) => void): Promise<Local> {
  return listen(net.createServer(meet));
}
