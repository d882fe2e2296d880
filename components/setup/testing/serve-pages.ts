import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { GatewayName } from "@/lib/gateways/types";
import { pageHeaders } from "@/lib/http/page-headers";
import type { Assets } from "./bundle-samples";

export type Ask = { sample: string; action: string; body: Record<string, unknown> };

type Pages<View> = {
  sandbox: string;
  assets: Assets<View>;
  /** What the page shows; null where there is none. `over`: it has been ended. */
  view: (sample: string, over: boolean, page: { actionBase: string; scriptUrl: string }) => View | null;
  gateway: (view: View) => GatewayName | null;
  /** One of the page's own POSTs, in the server's place. */
  post: (ask: Ask, page: { url: string; end: () => void }) => Promise<object>;
  reset: () => void;
};

/**
 * Serves sample pages as the product would: server HTML under its real headers, hydrated by the real components, with a
 * sandbox as the provider. `answer` may answer a POST in the server's place; null drops the connection.
 */
export async function servePages<View>({ sandbox, assets, view, gateway, post, reset }: Pages<View>) {
  const over = new Set<string>();
  const asks: Ask[] = [];
  const overrides = new Map<string, (ask: Ask) => object | null | undefined>();

  function show(sample: string): View | null {
    const page = { actionBase: `/${sample}`, scriptUrl: `${sandbox}/stripe.js` };
    const shown = view(sample, over.has(sample), page);
    if (!shown || gateway(shown) !== "paypal") return shown;
    return view(sample, over.has(sample), { ...page, scriptUrl: `${sandbox}/web-sdk/v6/core` });
  }

  async function act(ask: Ask, request: IncomingMessage, response: ServerResponse) {
    asks.push(ask);
    const instead = overrides.get(ask.action)?.(ask);
    if (instead === null) return request.socket.destroy();
    const status = instead && "status" in instead ? Number(instead.status) : 200;
    const page = { url: `${origin}/${ask.sample}`, end: () => over.add(ask.sample) };
    const body = JSON.stringify(instead ?? (await post(ask, page)));
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? "/", origin);
    const [, sample = "", action] = pathname.split("/");
    if (pathname === "/page.js" || pathname === "/page.css") {
      response.setHeader("content-type", pathname.endsWith("js") ? "text/javascript" : "text/css");
      return response.end(pathname.endsWith("js") ? assets.js : assets.css);
    }
    const shown = show(sample);
    if (!shown) return response.writeHead(404).end();
    if (request.method === "POST" && action) {
      return act({ sample, action, body: JSON.parse(await text(request)) }, request, response);
    }
    const nonce = randomBytes(12).toString("base64");
    const policy = {
      nonce,
      gateway: gateway(shown),
      standIns: [sandbox],
      embedOrigins: [],
      development: false,
      https: false,
    };
    for (const [name, value] of Object.entries(pageHeaders(policy))) response.setHeader(name, value);
    response.setHeader("content-type", "text/html; charset=utf-8");
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
    /** From now on the page shows that it is over. */
    end: (sample: string) => over.add(sample),
    reset: () => {
      asks.length = 0;
      overrides.clear();
      over.clear();
      reset();
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
