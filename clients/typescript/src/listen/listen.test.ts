import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { type EdgeEvent, EdgeUnreachable, verifyWebhook } from "../index.ts";
import { listen } from "./listen.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

const event = (nth: number, type: EdgeEvent["event_type"] = "setup.expired") =>
  ({
    event_id: `evt_${nth}`,
    event_type: type,
    api_version: "2026-03-30",
    created_at: `2026-03-30T09:30:00.00${nth}Z`,
    org_id: "org_1",
    data: { billing_customer_id: "bc_1", contact_id: "c" },
  }) as EdgeEvent;

it("forwards what happens from now on, in order and signed, through a failing receiver and a deployment that is away", async () => {
  const came: string[] = [];
  const stop = new AbortController();
  const receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { event_id } = verifyWebhook({ payload: Buffer.concat(chunks), headers: request.headers, secret });
    came.push(event_id);
    // The first one is refused once, the third for ever.
    response.writeHead(came.length === 1 || event_id === "evt_3" ? 500 : 204).end();
    if (event_id === "evt_4") setImmediate(() => stop.abort());
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");

  const asked: unknown[] = [];
  const page = (data: EdgeEvent[], has_more = false) => ({
    status: "success",
    data,
    next_cursor: "end",
    has_more,
  });
  const pages = [
    () => page([]),
    () => page([event(1), event(2, "setup.opened")], true),
    () => {
      const refused = new AggregateError([new Error("connect ECONNREFUSED ::1:3000")]);
      throw new EdgeUnreachable(new TypeError("fetch failed", { cause: refused }), null);
    },
    () => page([event(3), event(4)]),
  ];
  const lines: string[] = [];
  await listen({
    client: {
      listEvents: async (input) => {
        asked.push(input);
        return (pages.shift()?.() ?? page([])) as never;
      },
    },
    forwardTo: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
    secret,
    types: ["setup.expired"],
    signal: stop.signal,
    say: (line) => void lines.push(line),
    pauseMs: 1,
    waitsMs: [1],
  });
  receiver.close();
  expect(came).toEqual(["evt_1", "evt_1", "evt_3", "evt_3", "evt_4"]);
  expect(asked).toEqual([
    { created_from: "9999-12-31T23:59:59Z" },
    { after: "end" },
    { after: "end" },
    { after: "evt_2" },
  ]);
  expect(lines).toEqual([
    "2026-03-30T09:30:00.001Z  setup.expired  evt_1  → 204, tried 2 times",
    "The deployment does not answer (connect ECONNREFUSED ::1:3000); trying on",
    "2026-03-30T09:30:00.003Z  setup.expired  evt_3  → 500, gave up after 2 tries",
  ]);
});
