import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pageHeaders } from "@/lib/http/page-headers";
import type { BeginAnswer, FinishAnswer, SetupView, TryAnswer } from "@/lib/setup/view";
import { bundleSamples } from "./bundle-samples";
import { done, SAMPLES } from "./samples";
import { sandboxSetups } from "./sandbox-setups";

export type Ask = { sample: string; action: string; body: Record<string, unknown> };

/**
 * Serves the sample pages as the product would: server HTML under its real headers, hydrated by the real components, with
 * a sandbox as the provider. `answer` may answer a POST in the server's place; null drops the connection.
 */
export async function serveSamples({ sandbox }: { sandbox: string }) {
  const assets = await bundleSamples();
  const setups = sandboxSetups(sandbox, `samples${randomBytes(4).toString("hex")}`);
  const refs = new Map<string, string>();
  const finished = new Set<string>();
  const asks: Ask[] = [];
  const overrides = new Map<string, (ask: Ask) => object | null | undefined>();

  async function post(ask: Ask): Promise<BeginAnswer | TryAnswer | FinishAnswer> {
    const view = SAMPLES[ask.sample] as SetupView;
    const page = `${origin}/${ask.sample}`;
    if (ask.action === "try") return { next: "go" };
    if (ask.action === "begin") {
      const amount = "dueNow" in view ? (view.dueNow?.minor ?? null) : null;
      const paypal = "gateway" in view && view.gateway === "paypal";
      const begun = await (paypal
        ? setups.beginPaypal(`${page}/return`)
        : setups.beginStripe(`${page}/return`, amount));
      refs.set(ask.sample, begun.ref);
      return { next: "form", attemptId: `att_${begun.ref}`, client: begun.client };
    }
    const ref = refs.get(ask.sample);
    const found: FinishAnswer = ref ? await setups.read(ref) : { next: "processing", retryMs: 60_000 };
    if (found.next === "reload") finished.add(ask.sample);
    return found;
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? "/", origin);
    const [, sample = "", action] = pathname.split("/");
    if (pathname === "/page.js" || pathname === "/page.css") {
      response.setHeader("content-type", pathname.endsWith("js") ? "text/javascript" : "text/css");
      return response.end(pathname.endsWith("js") ? assets.js : assets.css);
    }
    const view = SAMPLES[sample];
    if (!view) return response.writeHead(404).end();
    if (request.method === "POST" && action) {
      const ask: Ask = { sample, action, body: JSON.parse(await text(request)) };
      asks.push(ask);
      const instead = overrides.get(action)?.(ask);
      if (instead === null) return request.socket.destroy();
      const failing = instead && "status" in instead ? Number(instead.status) : 200;
      const body = JSON.stringify(instead ?? (await post(ask)));
      return response.writeHead(failing, { "content-type": "application/json" }).end(body);
    }
    const nonce = randomBytes(12).toString("base64");
    const gateway = "gateway" in view ? view.gateway : null;
    const policy = {
      nonce,
      gateway,
      standIns: [sandbox],
      embedOrigins: [],
      development: false,
      https: false,
    };
    for (const [name, value] of Object.entries(pageHeaders(policy))) response.setHeader(name, value);
    response.setHeader("content-type", "text/html; charset=utf-8");
    const script = gateway === "paypal" ? `${sandbox}/web-sdk/v6/core` : `${sandbox}/stripe.js`;
    const served = { ...view, actionBase: `/${sample}`, scriptUrl: script } as SetupView;
    const shown = finished.has(sample) ? { ...done, locale: view.locale, brand: view.brand } : served;
    response.end(await assets.render(shown, nonce));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    asks,
    answer: (action: string, how: (ask: Ask) => object | null | undefined) => overrides.set(action, how),
    /** From now on the page shows that it is done. */
    end: (sample: string) => finished.add(sample),
    reset: () => {
      asks.length = 0;
      overrides.clear();
      refs.clear();
      finished.clear();
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function text(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return body;
}
