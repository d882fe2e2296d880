import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { actionTable } from "@/app/public/action-table";
import {
  createEdgeClient,
  type EdgeApiError,
  type EdgeEvent,
  readEvents,
  verifyWebhook,
} from "@/clients/typescript/src/index";
import { disconnect, inOrg } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import { EdgeError } from "@/lib/errors";
import { toErrorAnswer } from "@/lib/http/error-answer";
import { errorExample } from "@/lib/http/openapi/components";
import { startApi } from "@/lib/http/testing/api-server";
import { makeTenant } from "@/lib/http/testing/tenant";
import { newId } from "@/lib/ids";
import { makeDispatcher } from "@/lib/outbox/dispatcher";
import { publish } from "@/lib/outbox/publish";
import { startReceiver } from "@/lib/outbox/testing/receiver";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";

let database: TestDatabase;
let api: Awaited<ReturnType<typeof startApi>>;
beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv("EDGE_SANDBOX", "1");
  forgetEnv();
  api = await startApi(actionTable);
});
afterAll(async () => {
  await api.close();
  vi.unstubAllEnvs();
  forgetEnv();
  await disconnect();
  await database.drop();
});

const tell = (orgId: string, customerId: string) =>
  inOrg(orgId, (tx) =>
    publish(tx, {
      orgId,
      type: "setup.expired",
      customerId,
      subject: newId("link"),
      data: { billing_customer_id: customerId, contact_id: "contact-1" },
    }),
  );

it("registers an endpoint, verifies what is delivered to it, and reads the same events", async () => {
  const { orgId, apiKey } = await makeTenant();
  const edge = createEdgeClient({ baseUrl: api.origin, apiKey });
  const receiver = await startReceiver();
  const { data: endpoint } = await edge.createWebhook({
    wh_name: "Billing",
    wh_endpoint: receiver.url,
    wh_events: ["setup.expired"],
  });
  const { wh_id: id, wh_secret: secret } = endpoint;

  for (const customer of ["bc_1", "bc_2", "bc_3"]) await tell(orgId, customer);
  const dispatcher = makeDispatcher(async () => {}, 10);
  await vi.waitFor(
    async () => {
      await dispatcher.sweep();
      expect(receiver.arrivals).toHaveLength(3);
    },
    { timeout: 20_000, interval: 20 },
  );
  await dispatcher.stop();
  await edge.testWebhook({ wh_id: id });
  await receiver.close();

  const delivered = receiver.arrivals.map(({ body, headers }) =>
    verifyWebhook({ payload: body, headers, secret }),
  );
  expect(delivered.map(({ event_type: type }) => type)).toEqual([
    ...["setup.expired", "setup.expired", "setup.expired"],
    "webhook.test",
  ]);
  const tried = delivered.pop();
  expect(tried?.event_type === "webhook.test" && tried.data.webhook_id).toBe(id);

  // Page by page, and from the middle on.
  const read = async (reading: Parameters<typeof readEvents>[1]) => {
    const events: EdgeEvent[] = [];
    for await (const event of readEvents(edge, { pauseMs: 0, ...reading })) events.push(event);
    return events;
  };
  const events = await read({});
  const byId = (one: EdgeEvent, other: EdgeEvent) => one.event_id.localeCompare(other.event_id);
  expect([...events].sort(byId)).toEqual([...delivered].sort(byId));
  expect(events.map(({ data }) => (data as { billing_customer_id: string }).billing_customer_id)).toEqual([
    "bc_1",
    "bc_2",
    "bc_3",
  ]);
  expect(await read({ after: events[0]?.event_id ?? "" })).toEqual(events.slice(1));

  const [first] = events;
  const found = await edge.getEvent({ event_id: first?.event_id ?? "" });
  expect(found.data).toEqual(first);
  expect(found.deliveries).toMatchObject([
    { wh_id: id, whd_status: "delivered", attempts: [{ outcome: "delivered", status: 204 }] },
  ]);

  const refused = await edge.getEvent({ event_id: "evt_none" }).catch((thrown: EdgeApiError) => thrown);
  expect(refused).toMatchObject({
    name: "EdgeApiError",
    status: 404,
    code: "unknown_event",
    message: "event_id names no event of this organization.",
    field: "event_id",
    requestId: expect.stringMatching(/^req_/),
  });
});

it("tells every refusal in the server's own words, with the request id", async () => {
  const declined = new EdgeError("card_declined", "The card was declined.", {
    field: "billing_customer_id",
    data: { charge_id: "sc_1" },
  });
  const answers = [
    toErrorAnswer(declined, "req_own"),
    { status: 400, headers: {}, body: JSON.stringify(errorExample("invalid_request")) },
  ];
  const server = createServer((_request, response) => {
    const { status, headers, body } = answers.shift() ?? { status: 500, headers: {}, body: "" };
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const edge = createEdgeClient({ baseUrl, apiKey: "ek_test_1", attempts: 1 });
  const refusal = () => edge.getItems({} as never).catch((thrown: unknown) => thrown);
  expect(await refusal()).toMatchObject({
    status: 402,
    code: "card_declined",
    message: "The card was declined.",
    field: "billing_customer_id",
    requestId: "req_own",
    data: { charge_id: "sc_1" },
  });
  const { errors, error } = errorExample("invalid_request");
  expect(await refusal()).toMatchObject({
    message: errors.join(" "),
    code: "invalid_request",
    field: error.field,
    requestId: error.request_id,
  });
  server.close();
});
