import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { log } from "@/lib/log";
import { startApi } from "./testing/api-server";
import { withoutDatabase } from "./testing/environment";
import { toyAction } from "./testing/toy-action";

const HEAD = "POST /public/edge/toy HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n";

let api: Awaited<ReturnType<typeof startApi>>;
beforeAll(async () => {
  withoutDatabase();
  api = await startApi(new Map([["toy", toyAction(async () => ({}))]]));
});
afterAll(() => api.close());

async function open() {
  const socket = connect(Number(new URL(api.origin).port), "127.0.0.1");
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk;
  });
  await once(socket, "connect");
  return { socket, received: () => received };
}

it("outlives a caller who goes away in the middle of the body, and calls it no fault of ours", async () => {
  const logged = vi.spyOn(log(), "error");
  const { socket } = await open();
  socket.write(`${HEAD}content-length: 100\r\n\r\n{"name":`);
  socket.destroy();
  await once(socket, "close");
  expect((await api.send("/public/edge/toy", { method: "GET" })).status).toBe(405);
  expect(logged).not.toHaveBeenCalled();
  logged.mockRestore();
});

it("answers a refused body before it ends, and takes the next request on the connection", async () => {
  const { socket, received } = await open();
  socket.write(`${HEAD}content-length: 200000\r\n\r\n${"x".repeat(100_000)}`);
  await vi.waitFor(() => expect(received()).toContain('"body_too_large"'));
  socket.write("x".repeat(100_000));
  socket.write("GET /public/edge/toy HTTP/1.1\r\nhost: x\r\n\r\n");
  await vi.waitFor(() => expect(received()).toContain('"method_not_allowed"'));
  socket.destroy();
});

it("cuts off a caller who goes on sending what was refused", async () => {
  const { socket } = await open();
  socket.on("error", () => {});
  const closed = new Promise((resolve) => socket.on("close", resolve));
  socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n`);
  const megabyte = "x".repeat(1024 * 1024);
  const send = () => {
    if (!socket.writable) return;
    socket.write(`100000\r\n${megabyte}\r\n`, (error) => {
      if (!error) send();
    });
  };
  send();
  await closed;
});
