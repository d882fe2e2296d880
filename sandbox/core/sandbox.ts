import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { makeControl } from "./control";
import { makeDeclines } from "./declines";
import { makeFaults } from "./faults";
import { readCall, sendReply } from "./http";
import { newId } from "./ids";
import { openJournal } from "./journal";
import { makeLedger } from "./ledger";
import { makeRequestLog } from "./requests";
import { makeServe } from "./serve";
import { makeStore } from "./store";
import type { Call, Core, MakePart, Part, Provider, Reply } from "./types";
import { makeModes } from "./webhook-modes";
import { makeWebhooks } from "./webhooks";

export type SandboxOptions = {
  port: number;
  /** Directory of the journal. */
  state: string;
  /** Public origin; the listening address when absent. */
  url: string | undefined;
  parts: MakePart[];
  /** Pages of the sandbox itself, such as the one at `/`. */
  page: (call: Call) => Reply | undefined;
};

/** `origin` is public and goes into links; `address` is where it listens. */
export type Sandbox = { origin: string; address: string; stop: () => void };

/** Starts the sandbox and answers when it listens. Throws when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const server = createServer();
  const port = await listen(server, options.port);
  const now = () => new Date();
  const journal = openJournal(options.state);
  const store = makeStore(journal);
  const ledger = makeLedger(journal, now);
  const faults = makeFaults(journal);
  const declines = makeDeclines(journal);
  const log = makeRequestLog(journal, now);
  const modes = makeModes(journal);
  const parts: Part[] = [];
  const partOf = (provider: Provider): Part => {
    const part = parts.find((one) => one.provider === provider);
    if (!part) throw new Error(`no part plays ${provider}`);
    return part;
  };
  const webhooks = makeWebhooks({ journal, modes, now, partOf });
  const core: Core = {
    store,
    origin: options.url?.replace(/\/+$/, "") || `http://127.0.0.1:${port}`,
    now,
    newId,
    ledger: ledger.add,
    emit: webhooks.emit,
    takeDecline: declines.take,
    pendingDeliveries: webhooks.pending,
  };
  parts.push(...options.parts.map((make) => make(core)));

  const control = makeControl({ journal, store, ledger, faults, declines, log, modes, webhooks });
  const serve = makeServe({ parts, journal, faults, log });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request);
    if (!call) {
      response.destroy();
      return;
    }
    const own = options.page(call) ?? (await control(call));
    if (own) sendReply(response, own);
    else if (!(await serve(call, response))) sendReply(response, { status: 404, body: "Not found" });
  }
  server.on("request", (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error("sandbox: a call broke", request.method, request.url, error);
      response.destroy();
    });
  });
  webhooks.resume();

  return {
    origin: core.origin,
    address: `http://127.0.0.1:${port}`,
    stop() {
      webhooks.stop();
      journal.flush();
      server.closeAllConnections();
      server.close();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
