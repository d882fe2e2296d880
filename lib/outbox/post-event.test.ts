import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { authorizationHeaders } from "./authorize";
import { makePoster } from "./post-event";
import type { Posted } from "./posted";
import { newSigningSecret, signatureHeaders } from "./sign";
import { listenHttp, listenTcp } from "./testing/servers";

const poster = makePoster();
afterAll(poster.closePoster);

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(answer: RequestListener) {
  const server = await listenHttp(answer);
  closing.push(server.close);
  return { ...server, url: `http://127.0.0.1:${server.port}/hook` };
}

/** Answers the request's bytes, once they are there, with these. */
async function serveRaw(...pieces: string[]) {
  const server = await listenTcp((socket) => {
    socket.once("data", () => {
      for (const piece of pieces) socket.write(piece, "latin1");
      socket.end();
    });
  });
  closing.push(server.close);
  return `http://127.0.0.1:${server.port}/`;
}

type Change = Partial<Parameters<typeof poster.postEvent>[0]>;
const post = (url: string, change: Change = {}, by = poster): Promise<Posted> =>
  by.postEvent({
    url,
    headers: {},
    body: Buffer.from("{}"),
    timeoutMs: 20_000,
    allowLoopback: true,
    ...change,
  });

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Reads the request to its end, then answers: what most receivers do. */
const then = (answer: (response: ServerResponse) => void): RequestListener => {
  return (request, response) => request.resume().on("end", () => answer(response));
};

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

describe("an answer", () => {
  it("counts by its status: 2xx alone is delivered", async () => {
    let status = 0;
    const { url, connections } = await serve(
      then((response) => response.writeHead(status, { "retry-after": "120" }).end("why\0 not")),
    );
    const seen: unknown[] = [];
    for (status of [200, 202, 299, 300, 400, 410, 429, 500, 599]) {
      const { outcome, error, answer, retryAfterMs } = await post(url);
      expect({ answer, retryAfterMs }).toEqual({ answer: "why not", retryAfterMs: 120_000 });
      seen.push([status, outcome, error]);
    }
    expect(seen).toEqual([
      [200, "delivered", null],
      [202, "delivered", null],
      [299, "delivered", null],
      [300, "redirected", "Answered 300 Multiple Choices; redirects are not followed."],
      [400, "http_error", "Answered 400 Bad Request; only 2xx counts."],
      [410, "http_error", "Answered 410 Gone; only 2xx counts."],
      [429, "http_error", "Answered 429 Too Many Requests; only 2xx counts."],
      [500, "http_error", "Answered 500 Internal Server Error; only 2xx counts."],
      [599, "http_error", "Answered 599; only 2xx counts."],
    ]);
    expect(connections()).toBe(1);
  });

  it("that redirects is not followed, neither to a private address nor to the same server", async () => {
    let asked = 0;
    const { url, port } = await serve(
      then((response) => {
        asked += 1;
        response
          .writeHead(307, { location: asked === 1 ? "http://169.254.169.254/" : `http://127.0.0.1:${port}/` })
          .end();
      }),
    );
    expect(await post(url)).toMatchObject({
      outcome: "redirected",
      status: 307,
      error: "Answered 307 Temporary Redirect, to http://169.254.169.254/; redirects are not followed.",
    });
    expect(await post(url)).toMatchObject({ outcome: "redirected", status: 307 });
    expect(asked).toBe(2);
  });

  it("without end is read to 64 KiB and dropped: its status counts", async () => {
    let written = 0;
    const dropped = new Promise<unknown>((resolve) => {
      serve((_, response) => {
        response.writeHead(200).on("close", () => resolve("dropped"));
        const pour = () => {
          do written += 16_384;
          while (response.write(Buffer.alloc(16_384, "🦊")) && !response.destroyed);
        };
        pour();
        response.on("drain", pour);
      }).then(async ({ url }) => {
        const posted = await post(url);
        expect(posted).toMatchObject({ outcome: "delivered", status: 200, answer: "🦊".repeat(512) });
      });
    });
    expect(await dropped).toBe("dropped");
    expect(written).toBeGreaterThan(65_536);
  });

  it("is not unpacked, and early, interim or odd ones come to an outcome", async () => {
    const cases: [answer: string[], expected: Partial<Posted>][] = [
      [
        ["HTTP/1.1 200 OK\r\ncontent-encoding: br\r\ncontent-length: 3\r\n\r\n\x01\x02\x03"],
        { outcome: "delivered", answer: "\x01\x02\x03" },
      ],
      [
        [
          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n",
          "HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\nok",
        ],
        { outcome: "delivered", status: 201, answer: "ok" },
      ],
      [
        ["HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"],
        { outcome: "delivered", answer: "ok" },
      ],
      [["HTTP/1.0 200 OK\r\n\r\nto the end"], { outcome: "delivered", answer: "to the end" }],
      // The body is broken; the status was said.
      [
        ["HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n"],
        { outcome: "delivered", status: 200 },
      ],
      [["HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort"], { outcome: "delivered", answer: "short" }],
      [
        ["HTTP/1.1 503 Busy\r\ncontent-length: 100\r\n\r\nshort"],
        { outcome: "http_error", status: 503, answer: "short" },
      ],
      [
        ["HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok and much more than that"],
        { outcome: "delivered", answer: "ok" },
      ],
      [
        ["HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n\x81\x00"],
        { outcome: "http_error", status: 101, error: "Answered 101 Switching Protocols; only 2xx counts." },
      ],
      [
        ["SSH-2.0-OpenSSH_9.6\r\n"],
        { outcome: "http_error", status: null, error: expect.stringContaining("The answer is not HTTP") },
      ],
      [
        ["HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"],
        { outcome: "http_error", status: null },
      ],
      [["HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n"], { outcome: "http_error", status: null }],
      [["HTTP/1.1 200 OK\r\nx: a\0b\r\n\r\n"], { outcome: "http_error", status: null }],
      [
        [`HTTP/1.1 200 OK\r\nx: ${"a".repeat(20_000)}\r\n\r\n`],
        { outcome: "http_error", status: null, error: "The answer's headers are longer than 16 KiB." },
      ],
      [["HTTP/1.1 200 OK\r\nx: y"], { outcome: "unreachable", status: null }],
      [
        [""],
        {
          outcome: "unreachable",
          status: null,
          answer: null,
          error: "The connection was closed without an answer.",
        },
      ],
    ];
    for (const [answer, expected] of cases) {
      expect([answer, await post(await serveRaw(...answer))]).toMatchObject([answer, expected]);
    }
  });
});

describe("the deadline", () => {
  it("counts DNS, the handshake, the headers and the body together", async () => {
    const hangs = await listenTcp(() => {});
    const silent = await serve((request) => request.resume());
    let drips: NodeJS.Timeout | undefined;
    const dripping = await serve((_, response) => {
      response.writeHead(200);
      drips = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(drips));
    });
    closing.push(hangs.close);
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
    const server = await listenTcp((socket) => {
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
    closing.push(server.close);
    const url = `http://127.0.0.1:${server.port}/`;
    // Two are kept, of which neither is good for another request.
    const both = await Promise.all([post(url), post(url)]);
    expect(both).toMatchObject([{ outcome: "delivered" }, { outcome: "delivered" }]);
    expect(await post(url)).toMatchObject({ outcome: "delivered", error: null });
    expect([answered, server.connections()]).toEqual([3, 3]);
  });

  it("are tried once more only where a kept one was hung up on", async () => {
    let met = 0;
    const server = await listenTcp((socket) => {
      met += 1;
      const second = met === 2;
      let onThis = 0;
      socket.on("data", () => {
        onThis += 1;
        if (second && onThis === 1) socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        else socket.destroy();
      });
    });
    closing.push(server.close);
    const url = `http://127.0.0.1:${server.port}/`;
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
    const server = await listenTcp((socket) => {
      socket.on("data", () => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"));
      speak = () => socket.write("HTTP/1.1 500 Forged\r\ncontent-length: 0\r\n\r\ngarbage");
    });
    closing.push(server.close);
    const url = `http://127.0.0.1:${server.port}/`;
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
