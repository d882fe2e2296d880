import { expect, it } from "vitest";
import { authorizationHeaders, isRefusedHeader } from "./authorize";

it("says who we are in each of the ways", () => {
  expect(authorizationHeaders({ type: "none" })).toEqual({});
  expect(authorizationHeaders({ type: "bearer", token: "t0k" })).toEqual({ authorization: "Bearer t0k" });
  // RFC 7617, section 2.1: a password beyond ASCII, as UTF-8.
  expect(authorizationHeaders({ type: "basic", username: "test", password: "123£" })).toEqual({
    authorization: "Basic dGVzdDoxMjPCow==",
  });
  expect(authorizationHeaders({ type: "api_key", key: "k" })).toEqual({ "X-API-Key": "k" });
  expect(authorizationHeaders({ type: "api_key", key: "k", header: "X-Token" })).toEqual({ "X-Token": "k" });
  expect(authorizationHeaders({ type: "custom_header", name: "X-From", value: "edge" })).toEqual({
    "X-From": "edge",
  });
});

it("leaves to HTTP, the signature and the post what is theirs to say", () => {
  const refused = [
    ...["webhook-id", "Webhook-Signature", "webhook-anything", "Host", "content-length", "Content-Type"],
    ...["content-encoding", "Transfer-Encoding", "connection", "User-Agent", "cookie", "Proxy-Authorization"],
    ...["TE", "trailer", "upgrade", "expect", "keep-alive", "accept-encoding", "Set-Cookie"],
    ...["", "X Token", "X:Token", "X-Tökén", "x-token\r\nhost", "__proto__"],
  ];
  expect(refused.filter((name) => !isRefusedHeader(name))).toEqual([]);
  const allowed = ["X-API-Key", "Authorization", "x-webhook-key", "X-Host", "api_key", "Tenant", "X-Content"];
  expect(allowed.filter(isRefusedHeader)).toEqual([]);
});
