import { createServer } from "node:http";
import { InvalidWebhook, verifyWebhook } from "../src/index.ts";

/**
 * A receiver as it should be: takes the raw body, verifies it, works each event once, answers before anything slow.
 * EDGE_WEBHOOK_SECRET=whsec_… npx tsx clients/typescript/examples/receiver.ts
 */
const secret = process.env.EDGE_WEBHOOK_SECRET ?? "";
const port = Number(process.env.PORT ?? 4000);
/** Yours would be a table with a unique key, written in the transaction that does what the event asks for. */
const worked = new Set<string>();

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    const event = verifyWebhook({ payload: Buffer.concat(chunks), headers: request.headers, secret });
    if (!worked.has(event.event_id)) {
      worked.add(event.event_id);
      if (event.event_type === "trigger.captured")
        console.log(`${event.data.amount} ${event.data.currency} of ${event.data.billing_customer_id}`);
      else console.log(`${event.event_type} ${event.event_id}`);
    }
    response.writeHead(204).end();
  } catch (error) {
    if (!(error instanceof InvalidWebhook)) throw error;
    console.error(error.message);
    response.writeHead(400).end();
  }
});
server.listen(port, () => console.log(`Listening on http://localhost:${port}/`));
