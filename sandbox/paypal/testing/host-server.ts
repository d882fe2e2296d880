import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const NONCE = "bm9uY2U";

function bundle(): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL("./host-page.tsx", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0]?.text ?? "";
}

/** A merchant's page on an origin of its own, under a policy as strict as a checkout's. */
export async function startHost(sandboxOrigin: string) {
  const script = bundle();
  const policy = [
    "default-src 'none'",
    "img-src data:",
    `script-src 'nonce-${NONCE}' ${sandboxOrigin}`,
    `style-src 'self' 'nonce-${NONCE}'`,
    `frame-src ${sandboxOrigin}`,
    `connect-src ${sandboxOrigin}`,
  ].join("; ");
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Merchant</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"></head><body>
<script nonce="${NONCE}" src="${sandboxOrigin}/web-sdk/v6/core"></script>
<script nonce="${NONCE}" src="/host.js" defer></script></body></html>`;
  const server = createServer((request, response) => {
    const isScript = request.url === "/host.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
    response.end(isScript ? script : page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type Host = Awaited<ReturnType<typeof startHost>>;
