import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCertificates } from "./certificates";
import { signerPem } from "./fixtures";

let server: Server;
let base: string;
let asked: string[];

beforeAll(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url === "/moved") response.writeHead(302, { location: "/good" }).end();
    else if (request.url === "/gone") response.writeHead(404).end();
    else if (request.url === "/broken") response.writeHead(502).end();
    else response.end(request.url === "/good" ? signerPem : "<html>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

describe("a certificate's address", () => {
  it.each([
    "https://api.paypal.com.evil.example/v1/notifications/certs/CERT-1",
    "https://evil.example/api.paypal.com",
    "https://api.paypal.com@evil.example/cert",
    "https://api.paypal.com:8443/cert",
    "https://user:pass@api.sandbox.paypal.com/cert",
    "http://api.sandbox.paypal.com/cert",
    "https://www.paypal.com/cert",
    "file:///etc/passwd",
    "http://127.0.0.1:1/cert",
    "not a url",
  ])("is refused unasked when it is not PayPal's own: %s", async (url) => {
    expect(await makeCertificates(undefined, 500)(url, "test")).toEqual({ kind: "refused" });
  });

  it("of PayPal's other environment is refused unasked", async () => {
    const certificates = makeCertificates(undefined, 500);
    expect(await certificates("https://api.sandbox.paypal.com/cert", "live")).toEqual({ kind: "refused" });
    expect(await certificates("https://api.paypal.com/cert", "test")).toEqual({ kind: "refused" });
  });
});

describe("a stand-in's certificate", () => {
  it("is fetched once from exactly its origin and kept", async () => {
    const certificates = makeCertificates(`${base}/some/path`, 500);
    expect(await certificates(`${base}/good`, "test")).toMatchObject({ kind: "key" });
    expect(await certificates(`${base}/good`, "test")).toMatchObject({ kind: "key" });
    expect(asked.filter((path) => path === "/good")).toHaveLength(1);
    const elsewhere = base.replace("127.0.0.1", "localhost");
    expect(await certificates(`${elsewhere}/good`, "test")).toEqual({ kind: "refused" });
  });

  it("is refused when it is not there or no certificate, and not asked for again at once", async () => {
    const certificates = makeCertificates(base, 500);
    for (const path of ["/gone", "/gone", "/nonsense", "/nonsense"])
      expect(await certificates(base + path, "test")).toEqual({ kind: "refused" });
    expect(asked.filter((path) => path === "/gone" || path === "/nonsense")).toHaveLength(2);
  });

  it("is unreachable when the server is in trouble or sends us elsewhere", async () => {
    const certificates = makeCertificates(base, 500);
    expect(await certificates(`${base}/broken`, "test")).toEqual({ kind: "unreachable" });
    expect(await certificates(`${base}/moved`, "test")).toEqual({ kind: "unreachable" });
  });
});
