import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createEdgeClient, EdgeApiError, EdgeUnreachable } from "./index.ts";

type Call = { path: string; headers: IncomingHttpHeaders; body: unknown };
type Reply =
  | { status: number; body?: unknown; text?: string; headers?: Record<string, string> }
  | "hang up"
  | "break off"
  | "stall";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A deployment that answers with each reply in turn, and with the last one from then on. */
async function deployment(...replies: Reply[]) {
  server?.closeAllConnections();
  server?.close();
  const calls: Call[] = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    calls.push({
      path: request.url ?? "",
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString()),
    });
    const reply = replies[Math.min(calls.length, replies.length) - 1];
    if (!reply || reply === "hang up") return request.socket.destroy();
    if (reply === "break off" || reply === "stall") {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"status":', () => reply === "break off" && request.socket.destroy());
      return;
    }
    response.writeHead(reply.status, { "x-request-id": "req_1", ...reply.headers });
    response.end(reply.text ?? JSON.stringify(reply.body ?? { status: "success", data: {} }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  // Only what stalls runs into it.
  const timeoutMs = replies.includes("stall") ? 500 : 40_000;
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { calls, edge: createEdgeClient({ baseUrl, apiKey: "ek_test_1", attempts: 3, timeoutMs }) };
}

const suspension = { org_id: "org_1", billing_customer_id: "bc_1", reason: "Chargebacks" };
const refusal = (code: string) => ({
  status: "error",
  errors: ["No.", "Nor that."],
  error: { code, field: "bc_id", request_id: "req_2" },
  data: { charge_id: "sc_1" },
});

it("posts an action to its address with the key, and answers what came", async () => {
  const { calls, edge } = await deployment({
    status: 200,
    body: { status: "success", data: { bc_id: "bc_1" } },
  });
  expect(await edge.suspendCustomer(suspension)).toEqual({ status: "success", data: { bc_id: "bc_1" } });
  expect(calls).toMatchObject([{ path: "/public/edge/suspendCustomer", body: suspension }]);
  expect(calls[0]?.headers).toMatchObject({
    authorization: "Bearer ek_test_1",
    "idempotency-key": expect.stringMatching(/^[\w-]{36}$/),
  });
});

it.each<[string, Reply]>([
  ["nothing", "hang up"],
  ["an answer that breaks off behind its headers", "break off"],
  ["an answer that stalls behind its headers", "stall"],
  ["503", { status: 503, headers: { "retry-after": "0" } }],
  ["429", { status: 429, headers: { "retry-after": "0" } }],
  [
    "request_in_progress",
    { status: 409, body: refusal("request_in_progress"), headers: { "retry-after": "0" } },
  ],
])("asks again after %s, as the same call", async (_what, first) => {
  const { calls, edge } = await deployment(first, { status: 200 });
  await edge.suspendCustomer(suspension, { idempotencyKey: "mine" });
  expect(calls.map(({ headers, body }) => [headers["idempotency-key"], body])).toEqual([
    ["mine", suspension],
    ["mine", suspension],
  ]);
});

it("does not repeat what was refused, and tells all that Edge said of it", async () => {
  const { calls, edge } = await deployment({ status: 402, body: refusal("card_declined") });
  const error = await edge.suspendCustomer(suspension).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(EdgeApiError);
  expect(error).toMatchObject({
    status: 402,
    code: "card_declined",
    message: "No. Nor that.",
    field: "bc_id",
    requestId: "req_2",
    retryAfterSeconds: null,
    idempotencyKey: calls[0]?.headers["idempotency-key"],
    data: { charge_id: "sc_1" },
  });
  expect(calls).toHaveLength(1);
});

it.each<Reply & string>(["hang up", "break off", "stall"])(
  "gives up in the end when all answers %s, with the key under which the call can be made again",
  async (reply) => {
    const { calls, edge } = await deployment(reply);
    const error = await edge.suspendCustomer(suspension).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EdgeUnreachable);
    expect(calls).toHaveLength(3);
    expect((error as EdgeUnreachable).idempotencyKey).toBe(calls[0]?.headers["idempotency-key"]);
  },
);

it("does not come back before it may: it gives up at once when that is too long", async () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
  for (const [retryAfter, seconds] of [
    ["31", 31],
    [inAnHour, expect.closeTo(3600, -1)],
  ] as const) {
    const headers = { "retry-after": retryAfter };
    const { calls, edge } = await deployment({ status: 429, body: refusal("rate_limited"), headers });
    await expect(edge.suspendCustomer(suspension)).rejects.toMatchObject({
      name: "EdgeApiError",
      code: "rate_limited",
      retryAfterSeconds: seconds,
    });
    expect(calls).toHaveLength(1);
  }
});

it("follows no redirect, and takes no page for an answer", async () => {
  const location = "https://www.example.com/public/edge/suspendCustomer";
  for (const status of [301, 302, 307, 308]) {
    const { calls, edge } = await deployment({ status, headers: { location } });
    const error = await edge.suspendCustomer(suspension).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "EdgeApiError", status, code: "redirected" });
    expect((error as Error).message).toMatch(/^The baseUrl is wrong: .*https:\/\/www\.example\.com/);
    expect(calls).toHaveLength(1);
  }
  const { calls, edge } = await deployment({ status: 200, text: "<html>Sign in</html>" });
  await expect(edge.suspendCustomer(suspension)).rejects.toMatchObject({
    name: "EdgeApiError",
    code: "unreadable_answer",
    idempotencyKey: expect.any(String),
  });
  expect(calls).toHaveLength(1);
});

it("tells a mistake of the program at once instead of asking again and saying that nobody answers", async () => {
  const { calls, edge } = await deployment({ status: 200 });
  const baseUrl = "https://billing.example.com";
  expect(() => createEdgeClient({ baseUrl: "billing.example.com", apiKey: "ek_1" })).toThrow(
    /^baseUrl is no/,
  );
  for (const apiKey of ["", "ek_…", "ek_1\nek_2", undefined as never])
    expect(() => createEdgeClient({ baseUrl, apiKey })).toThrow(/^apiKey is empty or malformed/);
  const repeated = edge.suspendCustomer(suspension, { idempotencyKey: "order №1" });
  await expect(repeated).rejects.toThrow(/^idempotencyKey is malformed/);
  expect(calls).toHaveLength(0);
});
