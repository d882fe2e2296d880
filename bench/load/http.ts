import { randomUUID } from "node:crypto";
import autocannon, { type Request } from "autocannon";
import { sendResult, takeJob } from "./program";
import { Recorder } from "./slice";

/**
 * Calls one address with so many connections, each waiting for its answer before it asks again. With a `body`, every call
 * is for a contact that nobody has named before.
 */
const job = takeJob<"http">();
const { url, connections, apiKey, body } = job;
const series = randomUUID();
let made = 0;

const recorder = new Recorder(job);
const run = autocannon({
  url,
  connections,
  duration: (job.warmUpMs + job.measureMs) / 1000,
  ...(body && {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${apiKey}` },
    requests: [
      {
        setupRequest: (request: Request) => {
          made += 1;
          return { ...request, body: JSON.stringify({ ...body, contact_id: `${series}_${made}` }) };
        },
      },
    ],
  }),
});
let answered = 0;
const refused = new Map<number, number>();
run.on("response", (_client, status, _bytes, latencyMs) => {
  if (status !== 200) refused.set(status, (refused.get(status) ?? 0) + 1);
  else answered += 1;
  recorder.add(latencyMs);
});
const result = await run;
if (refused.size > 0 || result.errors > 0) {
  const counts = [...refused].map(([status, count]) => `${count} × ${status}`);
  throw new Error(`${url} failed: ${[...counts, `${result.errors} errors`].join(", ")}`);
}
await sendResult({ ...recorder.measured(), done: answered, series });
