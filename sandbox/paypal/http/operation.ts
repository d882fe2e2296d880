import type { Call, Core, Reply, Route } from "@/sandbox/core/types";
import { accountOfToken, bearerOf } from "../credentials";
import { newDebugId } from "../ids";
import { type Body, toBody } from "./body";
import { PaypalProblem } from "./problem";
import { type KeepRule, replayOrRun } from "./request-id";

export type ApiCall = Call & { account: string; body: Body };

/** One call of the API: who calls, what is kept for repeats, and what it does. */
export type Operation = {
  method: Route["method"];
  pattern: string;
  /** Given when `PayPal-Request-Id` is honoured. */
  keep?: KeepRule;
  run: (call: ApiCall) => Reply;
};

function authenticate(core: Core, call: Call): string {
  const bearer = bearerOf(call);
  if (!bearer) throw new PaypalProblem("unauthenticated");
  const account = accountOfToken(core, bearer, "server");
  if (!account) throw new InvalidToken();
  return account;
}

/** A bearer that never was, or is over: answered in OAuth's shape, unlike a missing one. */
class InvalidToken extends Error {}

function toErrorReply(error: unknown): Reply {
  if (error instanceof PaypalProblem) return error.toReply();
  if (error instanceof InvalidToken) {
    const body = { error: "invalid_token", error_description: "Token signature verification failed" };
    return { status: 401, headers: { "WWW-Authenticate": 'Bearer error="invalid_token"' }, body };
  }
  throw error;
}

/** Makes a route of an operation: credential, body, repeats, run; every answer carries `PayPal-Debug-Id`. */
export function toRoute(core: Core, operation: Operation): Route {
  const run = (call: Call): Reply => {
    const debug = { "PayPal-Debug-Id": newDebugId() };
    try {
      const account = authenticate(core, call);
      const apiCall: ApiCall = { ...call, account, body: toBody(call) };
      const reply = replayOrRun(core, apiCall, operation);
      return { ...reply, headers: { ...debug, ...reply.headers } };
    } catch (error) {
      const reply = toErrorReply(error);
      return { ...reply, headers: { ...debug, ...reply.headers } };
    }
  };
  return { method: operation.method, pattern: operation.pattern, run };
}
