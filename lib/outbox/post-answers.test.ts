import { describe, expect, it } from "vitest";
import type { Posted } from "./posted";
import { afterReading, post, serve, serveRaw } from "./testing/posting";

describe("an answer", () => {
  it("counts by its status: 2xx alone is delivered", async () => {
    let status = 0;
    const { url, connections } = await serve(
      afterReading((response) => response.writeHead(status, { "retry-after": "120" }).end("why\0 not")),
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
      afterReading((response) => {
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
