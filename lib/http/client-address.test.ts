import type { IncomingMessage } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetEnv } from "@/lib/env";
import { ADDRESS_HEADER, clientAddress, markClientAddress } from "./client-address";
import { withoutDatabase } from "./testing/environment";

const trust = (hops: number) => withoutDatabase({ TRUSTED_PROXY_HOPS: String(hops) });

function found(remoteAddress: string | undefined, headers: Record<string, string> = {}) {
  const request = { headers: { ...headers }, socket: { remoteAddress } } as unknown as IncomingMessage;
  markClientAddress(request);
  return clientAddress(new Headers(request.headers as Record<string, string>));
}

beforeEach(() => trust(0));
afterEach(() => {
  delete process.env.TRUSTED_PROXY_HOPS;
  forgetEnv();
});

describe("without a trusted proxy", () => {
  it("is the socket's, and nothing that the caller says", () => {
    const forged = { "x-forwarded-for": "6.6.6.6", [ADDRESS_HEADER]: "x 6.6.6.6" };
    expect(found("203.0.113.9", forged)).toBe("203.0.113.9");
    expect(found("::ffff:203.0.113.9")).toBe("203.0.113.9");
    expect(found("fe80::1%eth0")).toBe("fe80::1");
    expect(found(undefined)).toBe("");
  });

  it("is unknown where no server of ours marked the request", () => {
    expect(clientAddress(new Headers({ [ADDRESS_HEADER]: "x 6.6.6.6", "x-forwarded-for": "6.6.6.6" }))).toBe(
      "",
    );
  });
});

describe("behind trusted proxies", () => {
  it("is what the outermost of them wrote, whatever stands before", () => {
    trust(1);
    expect(found("10.0.0.1", { "x-forwarded-for": "6.6.6.6, 203.0.113.9" })).toBe("203.0.113.9");
    trust(2);
    const two = { "x-forwarded-for": "6.6.6.6, 203.0.113.9, 10.0.0.2" };
    expect(found("10.0.0.1", two)).toBe("203.0.113.9");
    expect(clientAddress(new Headers(two))).toBe("203.0.113.9");
  });

  it("may come with a port or in brackets, and falls back to the socket when it is no address", () => {
    trust(1);
    expect(found("10.0.0.1", { "x-forwarded-for": "203.0.113.9:4711" })).toBe("203.0.113.9");
    expect(found("10.0.0.1", { "x-forwarded-for": "[2001:db8::1]:4711" })).toBe("2001:db8::1");
    expect(found("10.0.0.1", { "x-forwarded-for": "unknown" })).toBe("10.0.0.1");
    expect(found("10.0.0.1", { "x-forwarded-for": "1.2.3.4\t<b>" })).toBe("10.0.0.1");
    expect(found("10.0.0.1")).toBe("10.0.0.1");
  });
});
