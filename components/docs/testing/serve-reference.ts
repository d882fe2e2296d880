import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bundleSamples } from "@/components/setup/testing/bundle-samples";
import type { ActionTable } from "@/lib/http/action-request";
import { apiListener } from "@/lib/http/node-server";
import { toReference } from "@/lib/http/openapi/reference";
import { pageHeaders } from "@/lib/http/page-headers";
import type { DemoView, ReferenceView } from "@/lib/reference/view";

const HTML = "text/html; charset=utf-8";

const some = (reference: ReferenceView): ReferenceView => ({
  ...reference,
  actions: reference.actions.slice(0, 2),
  events: reference.events.slice(0, 1),
});

/** The reference under its real headers, beside the API that it calls; `/some` is a part of it that has one of everything. */
export async function serveReference(actions: ActionTable, demo: DemoView | null) {
  const assets = await bundleSamples<ReferenceView>(new URL("./", import.meta.url));
  const takeApiCall = apiListener(actions);
  const headers = pageHeaders({
    nonce: "none",
    gateway: null,
    standIns: [],
    embedOrigins: [],
    development: false,
    https: false,
  });
  const files: Record<string, [string, () => string | Promise<string>]> = {
    "/page.js": ["text/javascript", () => assets.js],
    "/page.css": ["text/css", () => assets.css],
    "/docs": [HTML, () => assets.render(toReference(actions, origin, demo), "")],
    "/some": [HTML, () => assets.render(some(toReference(actions, origin, demo)), "")],
  };
  const server = createServer(async (request, response) => {
    if (takeApiCall(request, response)) return;
    const [type, read] = files[request.url ?? ""] ?? [];
    if (!type || !read) return response.writeHead(404).end();
    response.writeHead(200, { ...headers, "content-type": type }).end(await read());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/docs`,
    some: `${origin}/some`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
