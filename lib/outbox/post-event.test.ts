import type { IncomingMessage } from "node:http";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { authorizationHeaders } from "./authorize";
import { makePoster } from "./post-event";
import { newSigningSecret, signatureHeaders } from "./sign";
import { bodyOf, post, serve, serveTcp } from "./testing/posting";
import { listenTcp } from "./testing/servers";

describe("what is sent", () => {
  it("is the signed bytes, with exactly the headers that belong to them", async () => {
    const payload = JSON.stringify({ event_id: "evt_1", data: { name: "Zoë 🦊" } });
    const secret = newSigningSecret();
    let got: { request: IncomingMessage; body: Buffer } | undefined;
    const { url, port } = await serve(async (request, response) => {
      got = { request, body: await bodyOf(request) };
      response.writeHead(204).end();
    });
    const signature = signatureHeaders({ eventId: "evt_1", at: new Date(), payload, secrets: [secret] });
    const own = {
      ...authorizationHeaders({ type: "bearer", token: "t" }),
      "Content-Type": "text/html",
      "X-A": "b",
    };
    const posted = await post(url, { headers: { ...signature, ...own }, body: Buffer.from(payload) });
    expect(posted).toEqual({
      outcome: "delivered",
      status: 204,
      latencyMs: expect.any(Number),
      answer: "",
      error: null,
      retryAfterMs: null,
    });
    expect(got?.request).toMatchObject({ method: "POST", url: "/hook", httpVersion: "1.1" });
    expect(got?.request.headers).toEqual({
      ...signature,
      authorization: "Bearer t",
      "x-a": "b",
      accept: "*/*",
      "accept-encoding": "identity",
      connection: "keep-alive",
      "content-length": String(Buffer.byteLength(payload)),
      "content-type": "application/json",
      host: `127.0.0.1:${port}`,
      "user-agent": "Edge-Webhooks/1",
    });
    expect(new Webhook(secret).verify(got?.body ?? "", signature)).toEqual(JSON.parse(payload));
  });

  it("carries no cookie from one post to the next, and tells what could not be sent without showing it", async () => {
    const cookies: unknown[] = [];
    const { url } = await serve((request, response) => {
      cookies.push(request.headers.cookie);
      response.writeHead(200, { "set-cookie": "a=b" }).end();
    });
    await post(url);
    await post(url);
    expect(cookies).toEqual([undefined, undefined]);
    const unsendable = await post(url, { headers: { authorization: "Bearer geheim\r\nhost: x" } });
    expect(unsendable).toMatchObject({ outcome: "unreachable", status: null, answer: null });
    expect(unsendable.error).toMatch(/^Nothing was sent: .* a header cannot carry\.$/);
    expect(cookies).toHaveLength(2);
  });
});

describe("the deadline", () => {
  it("counts DNS, the handshake, the headers and the body together", async () => {
    const hangs = await serveTcp(() => {});
    const silent = await serve((request) => request.resume());
    let drips: NodeJS.Timeout | undefined;
    const dripping = await serve((_, response) => {
      response.writeHead(200);
      drips = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(drips));
    });
    const dnsless = makePoster({ resolve: () => new Promise(() => {}) });
    const timeoutMs = 1000;
    const all = await Promise.all([
      post("https://hook.example/", { timeoutMs }, dnsless),
      post(`https://127.0.0.1:${hangs.port}/`, { timeoutMs }),
      post(silent.url, { timeoutMs }),
      post(dripping.url, { timeoutMs }),
    ]);
    expect(all.map(({ outcome, status, error }) => [outcome, status, error])).toEqual([
      ["timed_out", null, "DNS did not answer within 1 s."],
      ["timed_out", null, "The TLS handshake did not end within 1 s."],
      ["timed_out", null, "No answer came within 1 s."],
      ["timed_out", 200, "The answer did not end within 1 s."],
    ]);
    expect(all[3].answer).toMatch(/^\.+$/);
    for (const { latencyMs } of all) {
      expect(latencyMs).toBeGreaterThanOrEqual(999);
      expect(latencyMs).toBeLessThan(10_000);
    }
  });

  it("can come from outside: what is interrupted says so", async () => {
    const by = makePoster();
    const server = await serve(() => {});
    const stop = new AbortController();
    const interrupted = post(server.url, { signal: stop.signal }, by);
    const closed = post(server.url, {}, by);
    await expect.poll(server.connections).toBe(2);
    stop.abort();
    expect(await interrupted).toMatchObject({ outcome: "interrupted", status: null });
    by.closePoster();
    expect(await closed).toMatchObject({ outcome: "interrupted" });
    expect(await post(server.url, { signal: stop.signal }, by)).toMatchObject({ outcome: "interrupted" });
    expect(server.connections()).toBe(2);
  });
});

describe("connections", () => {
  it("are kept, and a post that meets one just closed goes over a fresh one", async () => {
    const waiting: (() => void)[] = [];
    let answered = 0;
    const server = await serveTcp((socket) => {
      let onThis = 0;
      socket.on("data", () => {
        onThis += 1;
        // Takes a second request only to hang up on it.
        if (onThis > 1) return socket.destroy();
        answered += 1;
        waiting.push(() => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"));
        if (answered >= 2) for (const answer of waiting.splice(0)) answer();
      });
    });
    const { url } = server;
    // Two are kept, of which neither is good for another request.
    const both = await Promise.all([post(url), post(url)]);
    expect(both).toMatchObject([{ outcome: "delivered" }, { outcome: "delivered" }]);
    expect(await post(url)).toMatchObject({ outcome: "delivered", error: null });
    expect([answered, server.connections()]).toEqual([3, 3]);
  });

  it("are tried once more only where a kept one was hung up on", async () => {
    let met = 0;
    const server = await serveTcp((socket) => {
      met += 1;
      const second = met === 2;
      let onThis = 0;
      socket.on("data", () => {
        onThis += 1;
        if (second && onThis === 1) socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        else socket.destroy();
      });
    });
    const { url } = server;
    const hungUp = { outcome: "unreachable", error: "The connection was closed without an answer." };
    expect(await post(url)).toMatchObject(hungUp);
    expect(met).toBe(1);
    expect(await post(url)).toMatchObject({ outcome: "delivered" });
    // The kept one, then a fresh one, and no third.
    expect(await post(url)).toMatchObject(hungUp);
    expect(met).toBe(3);
  });

  it("that say something unasked while they wait harm nobody", async () => {
    let speak = () => {};
    const server = await serveTcp((socket) => {
      socket.on("data", () => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"));
      speak = () => socket.write("HTTP/1.1 500 Forged\r\ncontent-length: 0\r\n\r\ngarbage");
    });
    const { url } = server;
    expect(await post(url)).toMatchObject({ outcome: "delivered", answer: "ok" });
    for (let i = 0; i < 5; i += 1) {
      speak();
      // What comes just when a request goes out cannot be told from its answer.
      expect((await post(url)).outcome).toMatch(/^(delivered|http_error|unreachable)$/);
    }
  });

  it("refused by the host come to an outcome", async () => {
    const server = await listenTcp(() => {});
    await server.close();
    expect(await post(`http://127.0.0.1:${server.port}/`)).toMatchObject({
      outcome: "unreachable",
      status: null,
      answer: null,
      error: "The connection was refused: nothing listens there.",
    });
  });
});
