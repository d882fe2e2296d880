/** How we say who we are to an endpoint, besides signing. */
export type EndpointAuth =
  | { type: "none" }
  | { type: "bearer"; token: string }
  | { type: "basic"; username: string; password: string }
  | { type: "api_key"; key: string; header?: string }
  | { type: "custom_header"; name: string; value: string };

const API_KEY_HEADER = "X-API-Key";

/** The headers that go with every post to the endpoint. */
export function authorizationHeaders(auth: EndpointAuth): Record<string, string> {
  switch (auth.type) {
    case "none":
      return {};
    case "bearer":
      return { authorization: `Bearer ${auth.token}` };
    case "basic": {
      const pair = Buffer.from(`${auth.username}:${auth.password}`, "utf8").toString("base64");
      return { authorization: `Basic ${pair}` };
    }
    case "api_key":
      return { [auth.header ?? API_KEY_HEADER]: auth.key };
    case "custom_header":
      return { [auth.name]: auth.value };
  }
}

/** What HTTP itself, the signature or our own post says in headers; nobody else may. */
const REFUSED = new Set([
  ...["accept", "accept-encoding", "connection", "cookie", "cookie2", "date", "expect", "forwarded", "host"],
  ...["http2-settings", "keep-alive", "set-cookie", "te", "trailer", "transfer-encoding", "upgrade"],
  ...["user-agent", "via"],
  // No header of that name can be kept in an object.
  "__proto__",
]);
const REFUSED_BEGINNINGS = ["content-", "proxy-", "sec-", "webhook-", "x-forwarded-"];
const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;

/** Whether an endpoint's own header (`api_key`, `custom_header`) may not have this name, in any case of letters. */
export function isRefusedHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    !TOKEN.test(lower) ||
    REFUSED.has(lower) ||
    REFUSED_BEGINNINGS.some((beginning) => lower.startsWith(beginning))
  );
}
