import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { afterAll, afterEach } from "vitest";
import { makePoster } from "../post-event";
import type { Posted } from "../posted";
import { listenHttp, listenTcp } from "./servers";

const poster = makePoster();
afterAll(poster.closePoster);

/** Closed after each test of the file that imports this. */
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

export async function serve(answer: RequestListener) {
  const server = await listenHttp(answer);
  closing.push(server.close);
  return { ...server, url: `http://127.0.0.1:${server.port}/hook` };
}

export async function serveTcp(meet: Parameters<typeof listenTcp>[0]) {
  const server = await listenTcp(meet);
  closing.push(server.close);
  return { ...server, url: `http://127.0.0.1:${server.port}/` };
}

/** Answers the request's bytes, once they are there, with these. */
export async function serveRaw(...pieces: string[]): Promise<string> {
  const { url } = await serveTcp((socket) => {
    socket.once("data", () => {
      for (const piece of pieces) socket.write(piece, "latin1");
      socket.end();
    });
  });
  return url;
}

type Change = Partial<Parameters<typeof poster.postEvent>[0]>;

export function post(url: string, change: Change = {}, by = poster): Promise<Posted> {
  const body = Buffer.from("{}");
  return by.postEvent({ url, headers: {}, body, timeoutMs: 20_000, allowLoopback: true, ...change });
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Reads the request to its end, then answers: what most receivers do. */
export function afterReading(answer: (response: ServerResponse) => void): RequestListener {
  return (request, response) => request.resume().on("end", () => answer(response));
}
