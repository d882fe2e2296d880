import { createHash } from "node:crypto";
import type { Call, Core, Reply } from "@/sandbox/core/types";
import type { ApiCall, Operation } from "./operation";
import { PaypalProblem, refused } from "./problem";

/** How long PayPal remembers a request id, and whether it insists on one. */
export type KeepRule = { hours: number; required: (call: ApiCall) => PaypalProblem | undefined };

type Kept = { body_hash: string; status: number; body: unknown; at: string };

/** For calls that take an id but do without. */
export const optional = () => undefined;

function problemOf(run: () => Reply): Reply | PaypalProblem {
  try {
    return run();
  } catch (error) {
    if (error instanceof PaypalProblem) return error;
    throw error;
  }
}

const hashOf = (raw: Buffer) => createHash("sha256").update(raw).digest("hex");

function keep(core: Core, account: string, key: string, raw: Buffer, reply: Reply): void {
  const { status, body } = reply;
  const value: Kept = { body_hash: hashOf(raw), status, body, at: core.now().toISOString() };
  core.store.put("paypal", account, "request_id", key, value);
}

/** Outcomes are kept, a declined payment too; a request that was never understood is not. */
function isOutcome(status: number): boolean {
  return status < 300 || status === 422;
}

/**
 * Runs an operation at most once per `PayPal-Request-Id`, method and path: a repeat gets the first answer, another body
 * under the same id is refused. Operations run to their end without yielding, so a second call that arrives meanwhile
 * finds the first one's answer.
 */
export function replayOrRun(core: Core, call: ApiCall, operation: Operation): Reply {
  const rule = operation.keep;
  if (!rule) return operation.run(call);

  const header = call.headers["paypal-request-id"];
  const requestId = Array.isArray(header) ? header[0] : header;
  if (!requestId) {
    const missing = rule.required(call);
    if (missing) throw missing;
    return operation.run(call);
  }

  const key = `${call.method} ${call.path} ${requestId}`;
  const kept = core.store.get<Kept>("paypal", call.account, "request_id", key);
  if (kept && core.now().getTime() - new Date(kept.at).getTime() < rule.hours * 3_600_000) {
    if (kept.body_hash !== hashOf(call.raw)) throw refused("DUPLICATE_REQUEST_ID");
    return { status: kept.status, body: kept.body };
  }

  const outcome = problemOf(() => operation.run(call));
  const reply = outcome instanceof PaypalProblem ? outcome.toReply() : outcome;
  if (isOutcome(reply.status)) keep(core, call.account, key, call.raw, reply);
  return reply;
}

/** Keeps an answer that the operation did not give under the call's request id, so that repeats get it too. */
export function rememberReply(core: Core, account: string, call: Call, reply: Reply): void {
  const requestId = call.headers["paypal-request-id"];
  if (typeof requestId !== "string" || call.method !== "POST") return;
  keep(core, account, `${call.method} ${call.path} ${requestId}`, call.raw, reply);
}
