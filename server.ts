import { access } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import next from "next";
import { actionTable } from "@/app/public/action-table";
import { flushApiCalls } from "@/lib/api-log/record-call";
import { flushKeyUses } from "@/lib/auth/api-keys/record-use";
import { disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { markClientAddress } from "@/lib/http/client-address";
import { apiListener } from "@/lib/http/node-server";
import { log } from "@/lib/log";
import { requireUsable } from "@/lib/migrations/require-usable";
import { runMain } from "@/lib/run-main";
import { StartFailure } from "@/lib/start-failure";
import { stopOnSignal } from "@/lib/stop-signals";

const FINISH_REQUESTS_WITHIN_MS = 6_000;
const STOP_WITHIN_MS = 8_000;

await runMain(async () => {
  const { PORT, HOST, DATABASE_URL } = env();
  const dev = process.argv.includes("--dev");
  if (!dev) await requireBuild();
  await requireUsable(DATABASE_URL);

  const app = next({ dev, hostname: HOST, port: PORT });
  const takeApiCall = apiListener(actionTable);
  const takePage = app.getRequestHandler();
  let prepared = () => {};
  const pages = new Promise<void>((resolve) => {
    prepared = resolve;
  });

  let stopping = false;
  let serving = false;
  const server = createServer(async (request, response) => {
    if (stopping) response.setHeader("Connection", "close");
    if (takeApiCall(request, response)) return;
    markClientAddress(request);
    try {
      await pages;
      await takePage(request, response);
    } catch (error) {
      log().error({ err: error, path: request.url }, "A request failed outside of its handler");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });
  // Longer than the idle time-outs of common proxies, so that they and not we close an idle connection.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  server.requestTimeout = 30_000;
  process.on("unhandledRejection", (error) =>
    log().error({ err: error }, "A promise was rejected and nobody noticed"),
  );
  process.on("uncaughtException", (error: NodeJS.ErrnoException) => {
    // Next hands the body of a POST on in streams to which nobody listens for errors: a browser that goes away in the midst
    // of one is no reason to end everyone's process.
    if (error.code === "ECONNRESET" && error.message === "aborted") return;
    log().fatal({ err: error }, "An error was thrown and nobody caught it; the process ends");
    process.exit(1);
  });
  stopOnSignal(async () => {
    stopping = true;
    await finishRequests(server);
    if (serving) await app.close();
    await Promise.all([flushKeyUses(), flushApiCalls()]);
    await disconnect();
  }, STOP_WITHIN_MS);

  // The API needs nothing of Next: after a crash it is back while the pages are still being prepared, and these wait for that.
  await listen(server, PORT, HOST);
  await app.prepare();
  serving = true;
  prepared();
  log().info({ port: PORT }, "The web server listens");
});

async function requireBuild(): Promise<void> {
  await access(".next/BUILD_ID").catch(() => {
    throw new StartFailure("The web app is not built: run `npm run build` first.");
  });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE") return reject(error);
      reject(new StartFailure(`Port ${port} is taken: stop what listens there, or set PORT to another one.`));
    });
    server.listen(port, host, resolve);
  });
}

/** Takes no more connections, lets running requests end, and cuts what is left after a while. */
function finishRequests(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const cut = setTimeout(() => server.closeAllConnections(), FINISH_REQUESTS_WITHIN_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
