import { randomUUID } from "node:crypto";
import autocannon, { type Request } from "autocannon";
import { sendResult, takeJob } from "./program";
import { Recorder } from "./slice";

/** Fires for one customer after the other, organization by organization in turn, each time for something new. */
const job = takeJob<"fires">();
const { baseUrl, connections, shops } = job;
const series = randomUUID();
let made = 0;

function nextCall(request: Request): Request {
  const number = made++;
  const shop = shops[number % shops.length];
  if (!shop) throw new Error("There is no organization to fire for");
  const customer = (Math.floor(number / shops.length) % shop.customers) + 1;
  return {
    ...request,
    headers: { ...request.headers, authorization: `Bearer ${shop.apiKey}` },
    body: JSON.stringify({
      org_id: shop.orgId,
      brand_id: shop.brandId,
      billable_item_id: shop.itemId,
      billing_customer_id: `bc_${shop.name}_${customer}`,
      trigger_id: `${series}_${number}`,
    }),
  };
}

const recorder = new Recorder(job);
const statuses = new Map<number, number>();
const run = autocannon({
  url: `${baseUrl}/public/edge/fire`,
  connections,
  ...(job.amount ? { amount: job.amount } : { duration: (job.warmUpMs + job.measureMs) / 1000 }),
  timeout: 60,
  method: "POST",
  headers: { "content-type": "application/json" },
  requests: [{ setupRequest: nextCall }],
});
run.on("response", (_client, status, _bytes, latencyMs) => {
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  recorder.add(latencyMs);
});
const { errors } = await run;
const answered = Object.fromEntries(statuses);
await sendResult({ ...recorder.measured(), done: answered[200] ?? 0, series, answered, errors });
