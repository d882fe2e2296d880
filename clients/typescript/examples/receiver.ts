import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type EdgeEvent, InvalidWebhook, verifyWebhook } from "../src/index.ts";

/**
 * A receiver as it should be: takes the raw body, verifies it, works each event once, answers before anything slow.
 * EDGE_WEBHOOK_SECRET=whsec_… npx tsx clients/typescript/examples/receiver.ts
 */
const secret = process.env.EDGE_WEBHOOK_SECRET ?? "";
const port = Number(process.env.PORT ?? 4000);
/** Yours would be a table with a unique key, written before the answer. */
const stored = new Set<string>();

if (secret === "") {
  console.error(
    "Set EDGE_WEBHOOK_SECRET to the endpoint's whsec_…, as createWebhook or edge listen shows it.",
  );
  process.exit(2);
}

async function rawBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function work(event: EdgeEvent): void {
  if (event.event_type === "trigger.captured")
    console.log(`${event.data.amount} ${event.data.currency} of ${event.data.billing_customer_id}`);
  else console.log(`${event.event_type} ${event.event_id}`);
}

const server = createServer(async (request, response) => {
  try {
    const event = verifyWebhook({ payload: await rawBody(request), headers: request.headers, secret });
    const isNew = !stored.has(event.event_id);
    stored.add(event.event_id);
    // Stored is enough: what takes time comes behind the answer.
    response.writeHead(204).end(() => isNew && work(event));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    // 400 for what is not Edge's; anything else is a fault of this program, and Edge sends the event again.
    response.writeHead(error instanceof InvalidWebhook ? 400 : 500).end();
  }
});
server.listen(port, () => {
  const { port: actual } = server.address() as AddressInfo;
  console.log(`Listening on http://localhost:${actual}/`);
});
