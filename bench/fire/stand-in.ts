import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A Stripe that answers every charge at once with a capture, so that a bench of firing measures us alone. A repeat under the
 * same idempotency key is the same charge. `GET /counts` says how many there are.
 */
const charges = new Map<string, string>();

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  response.setHeader("content-type", "application/json");
  if (request.url === "/counts") return void response.end(JSON.stringify({ charges: charges.size }));
  if (request.method !== "POST" || request.url !== "/v1/payment_intents")
    return void response.writeHead(404).end(JSON.stringify({ error: { type: "invalid_request_error" } }));
  const key = String(request.headers["idempotency-key"]);
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  const made = charges.get(key) ?? captured(form, charges.size + 1);
  charges.set(key, made);
  response.end(made);
});

function captured(form: URLSearchParams, number: number): string {
  const id = `pi_${number}`;
  const created = Math.floor(Date.now() / 1000);
  const amount = Number(form.get("amount"));
  const currency = form.get("currency");
  return JSON.stringify({
    id,
    object: "payment_intent",
    status: "succeeded",
    amount,
    amount_received: amount,
    currency,
    created,
    livemode: true,
    customer: form.get("customer"),
    metadata: { charge_id: form.get("metadata[charge_id]") },
    payment_method: { id: form.get("payment_method"), object: "payment_method", type: "card" },
    latest_charge: {
      id: `ch_${number}`,
      object: "charge",
      created,
      balance_transaction: { id: `txn_${number}`, object: "balance_transaction", fee: 30, currency },
    },
  });
}

server.listen(0, "127.0.0.1", () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on("disconnect", () => process.exit(0));
