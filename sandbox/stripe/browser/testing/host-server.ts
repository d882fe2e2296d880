import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const NONCE = "n0nce";
const dark = "--ground: #1a1b23; --text: #ffffff";

function toHtml(sandbox: string, night: boolean): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test Shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style nonce="${NONCE}">:root { --ground: #ffffff; --text: #30313d; ${night ? dark : ""} }
body { background: var(--ground); color: var(--text); font-family: system-ui, sans-serif; margin: 24px; }
form { max-width: 400px; } button { margin-top: 16px; min-height: 44px; width: 100%; } pre { display: none; }</style>
<script nonce="${NONCE}" src="${sandbox}/stripe.js"></script></head>
<body><main><h1>Test Shop</h1><div id="root"></div></main>
<script nonce="${NONCE}" src="/app.js"></script></body></html>`;
}

/** The policy that a careful host page has: nothing of the sandbox's needs more than this. */
function toPolicy(sandbox: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${NONCE}' ${sandbox}`,
    `frame-src ${sandbox}`,
    `connect-src ${sandbox}`,
    `style-src 'self' 'nonce-${NONCE}'`,
  ].join("; ");
}

export type HostServer = { origin: string; close: () => void };

/** A shop's page on an origin of its own, with the real React packages running on the sandbox's script. */
export async function startHost(sandbox: string): Promise<HostServer> {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL("./host-app.tsx", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"development"' },
  });
  const app = outputFiles[0]?.text ?? "";
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://host");
    if (url.pathname === "/app.js") {
      response.setHeader("Content-Type", "text/javascript; charset=utf-8");
      response.end(app);
      return;
    }
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", toPolicy(sandbox));
    response.end(url.pathname === "/" ? toHtml(sandbox, url.searchParams.has("night")) : "<p>Back");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
