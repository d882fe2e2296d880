import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault, Faults } from "./faults";
import { OPEN_TO_ALL, preflight, sendReply } from "./http";
import type { Journal } from "./journal";
import { makeQueue } from "./queue";
import { idempotencyKeyOf, loggedBody, type RequestLog } from "./requests";
import { makeRouter } from "./router";
import type { Call, Part, Reply } from "./types";

const API_PATH = /^\/v\d+\//;
const PAYPAL_PATH = /^\/(?:v1\/(?:oauth2|notifications|identity)|v[2-9])\//;

type Options = { parts: Part[]; journal: Journal; faults: Faults; log: RequestLog };

/** Answers the calls of both providers: finds the route, applies the fault that waits for it, keeps the log. */
export function makeServe({ parts, journal, faults, log }: Options) {
  const router = makeRouter(parts);
  const inTurn = makeQueue();

  /** False when no part knows the path. */
  return async function serve(call: Call, response: ServerResponse): Promise<boolean> {
    const found = router.find(call.method, call.path);
    if (!found && call.method === "OPTIONS" && (router.knows(call.path) || API_PATH.test(call.path))) {
      sendReply(response, preflight(call));
      return true;
    }
    const part = found?.part ?? (API_PATH.test(call.path) ? partOfPath(parts, call.path) : undefined);
    if (!part) return false;
    const run = found ? found.route.run : () => part.notFound?.(call) ?? notFound;
    await answer(part, { ...call, params: found?.params ?? {} }, run, response);
    return true;
  };

  async function answer(
    part: Part,
    call: Call,
    run: (call: Call) => Promise<Reply> | Reply,
    response: ServerResponse,
  ): Promise<void> {
    const account = part.accountOf(call);
    const fault = faults.take({ provider: part.provider, account, method: call.method, path: call.path });
    const key = idempotencyKeyOf(call);

    const record = (reply: Reply | undefined) => {
      if (API_PATH.test(call.path) || fault) {
        log.add({
          provider: part.provider,
          account: account ?? null,
          method: call.method,
          path: call.path,
          query: call.query.toString(),
          idempotency_key: key,
          status: reply?.status ?? 0,
          fault: fault?.effect ?? null,
          request_body: loggedBody(call),
          response_body: typeof reply?.body === "object" ? (reply.body ?? null) : null,
        });
      }
      journal.flush();
    };
    const send = (reply: Reply) => {
      record(reply);
      sendReply(response, { ...reply, headers: { ...OPEN_TO_ALL, ...reply.headers } });
    };
    const work = () =>
      inTurn(key === null ? undefined : `${part.provider}|${account}|${key}`, () => guarded(run, call));

    switch (fault?.effect) {
      case "drop_before":
        record(undefined);
        response.destroy();
        return;
      case "hang":
        record(undefined);
        return;
      case "drop_after":
        await work();
        record(undefined);
        response.destroy();
        return;
      case "hang_after":
        await work();
        record(undefined);
        return;
      case "status": {
        const reply = forced(fault, part, fault.status ?? 500);
        if (fault.sticky) part.remember?.(call, reply);
        send(reply);
        return;
      }
      case "status_after":
        await work();
        send(forced(fault, part, fault.status ?? 500));
        return;
      case "garbage":
        send({
          status: 200,
          headers: { "content-type": "application/json" },
          body: fault.body ?? '{"object": "surprise", "id": ',
        });
        return;
      case "rate_limit": {
        const reply = forced(fault, part, 429);
        send({ ...reply, headers: { ...reply.headers, "retry-after": "1" } });
        return;
      }
      case "delay":
        await sleep(fault.ms ?? 1000);
        break;
    }
    send(await work());
  }
}

function forced(fault: Fault, part: Part, status: number): Reply {
  return { status, body: fault.body ?? part.errorBody?.(status) ?? { error: "fault" } };
}

async function guarded(run: (call: Call) => Promise<Reply> | Reply, call: Call): Promise<Reply> {
  try {
    return await run(call);
  } catch (error) {
    console.error("sandbox: a route broke", call.method, call.path, error);
    return {
      status: 500,
      body: { error: { type: "api_error", message: "The sandbox itself broke; see its output." } },
    };
  }
}

function partOfPath(parts: Part[], path: string): Part | undefined {
  const provider = PAYPAL_PATH.test(path) ? "paypal" : "stripe";
  return parts.find((part) => part.provider === provider);
}

const notFound: Reply = { status: 404, body: { error: "not found" } };
