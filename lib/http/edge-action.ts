import type { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";
import { recordApiCall } from "@/lib/api-log/record-call";
import { type AuthenticatedKey, authenticateApiKey } from "@/lib/auth/api-keys/authenticate";
import { recallApiKey } from "@/lib/auth/api-keys/recall";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { EdgeError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type ActionArea, type ActionHandler, type ActionRequest, toHandler } from "./action-request";
import { type Answer, toSuccess, withCommonHeaders } from "./answer";
import { hashBody } from "./body-hash";
import { clientAddress } from "./client-address";
import { toErrorAnswer } from "./error-answer";
import { requireIdempotencyKey, runOnce } from "./idempotency";
import { type JsonObject, readJsonBody } from "./json-body";
import { parseInput } from "./parse-input";
import { type FindKey, requireApiKey } from "./require-api-key";
import { warnOfUnknownFields } from "./unknown-fields";

export type EdgeAction<Schema extends z.ZodObject, Result> = {
  /** As in the address, after its area: `/public/edge/fire`. */
  name: string;
  /** `edge` unless given. */
  area?: ActionArea;
  reference: ActionReference;
  /** `api_key` is not part of it, and `org_id` only where the action needs it. */
  schema: Schema;
  /** True: `Idempotency-Key` is honoured. */
  writes: boolean;
  /** True: `run` proves in its own transaction that the key still holds, so that one seen a moment ago need not be looked up. */
  provesKey?: boolean;
  /** True: the answer holds a secret, and is kept sealed for the repeats of the call. */
  sealsAnswer?: boolean;
  run: (ctx: Context, input: z.output<Schema>) => Promise<Result>;
  /** The answer's own fields, e.g. `{ data }`; `status` and `warnings` are added. */
  present: (result: Result) => Record<string, unknown>;
  /** 200, or 202 for what is accepted and not decided yet: such an answer is not kept, the next call tells more. */
  statusOf?: (result: Result) => 200 | 202;
};

/** What is known of a call so far; once it has a key, it is kept in the API log, however it ends. */
type Call = { requestId: string; at: Date; body?: JsonObject; key?: AuthenticatedKey };

/** An action of the API for integrators: from the request to the answer, whatever happens in between. */
export function edgeAction<Schema extends z.ZodObject, Result>(
  described: EdgeAction<Schema, Result>,
): ActionHandler & { action: EdgeAction<Schema, Result> & { area: ActionArea } } {
  const action = { area: "edge" as const, ...described };
  const fields = ["api_key", "org_id", ...Object.keys(action.schema.shape)];

  /** A stored answer is replayed without `run`, so a call with an Idempotency-Key always has its key looked up. */
  const findKeyFor = ({ headers }: ActionRequest) =>
    action.provesKey && headers.get("idempotency-key") === null ? recallApiKey : authenticateApiKey;

  async function answer(request: ActionRequest, call: Call): Promise<Answer> {
    const { requestId } = call;
    if (request.method !== "POST") throw calledWithPost(action.name);
    const body = await readJsonBody(request);
    const address = clientAddress(request.headers);
    call.body = body;
    const findKey: FindKey = async (secret) => {
      const found = await findKeyFor(request)(secret);
      if (found) call.key = found;
      return found;
    };
    const key = await requireApiKey(request, body, address, findKey);
    requireOwnOrg(body.org_id, key.orgId, "org_id" in action.schema.shape);
    const input = parseInput(action.schema, body);
    const ctx: Context = {
      orgId: key.orgId,
      actor: { type: "api_key", id: key.id },
      requestId,
      address,
      userAgent: request.headers.get("user-agent")?.slice(0, 512),
    };
    const once = action.writes ? requireIdempotencyKey(request.headers.get("idempotency-key")) : null;
    if (once !== null) ctx.idempotencyKey = once;
    const run = async () => {
      const result = await action.run(ctx, input);
      const answer = toSuccess(action.present(result), warnOfUnknownFields(body, fields));
      return { ...answer, status: action.statusOf?.(result) ?? 200 };
    };
    if (once === null) return run();
    const work = { orgId: key.orgId, action: action.name, key: once, sealed: action.sealsAnswer ?? false };
    return runOnce(work, hashBody(body), run, (error) => toErrorAnswer(error, requestId));
  }

  const handler = toHandler(async (request) => {
    // Ours alone: an id from outside could plant a text in the log, or be another request's.
    const requestId = newId("req");
    const call: Call = { requestId, at: new Date() };
    const began = performance.now();
    let answered: Answer;
    try {
      answered = await answer(request, call);
    } catch (error) {
      answered = toErrorAnswer(error, requestId);
    }
    if (call.key) keep(request, call, call.key, answered, performance.now() - began);
    return withCommonHeaders(answered, requestId);
  });

  function keep(
    request: ActionRequest,
    call: Call,
    key: AuthenticatedKey,
    answer: Answer,
    latencyMs: number,
  ) {
    const { headers, url } = request;
    recordApiCall({
      orgId: key.orgId,
      apiKeyId: key.id,
      requestId: call.requestId,
      action: action.name,
      url,
      at: call.at,
      latencyMs,
      idempotencyKey: headers.get("idempotency-key"),
      address: clientAddress(headers),
      userAgent: headers.get("user-agent"),
      request: call.body ?? {},
      answer,
    });
  }
  return Object.assign(handler, { action });
}

/** Whoever opens the address in a browser is told where to read on. */
function calledWithPost(name: string): EdgeError {
  const page = `${env().APP_URL}/docs#${name}`;
  return new EdgeError("method_not_allowed", `${name} is called with POST and a JSON body: see ${page}.`, {
    allow: "POST",
  });
}

/** A wrong type is left to a schema that has the field, which says so beside the other bad fields. */
function requireOwnOrg(named: unknown, orgId: string, isInSchema: boolean): void {
  if (named !== undefined && typeof named !== "string" && !isInSchema)
    throw new EdgeError("invalid_request", "org_id must be a string.", { field: "org_id" });
  if (typeof named === "string" && named !== orgId) {
    throw new EdgeError("org_mismatch", "org_id is not the organization of this API key.", {
      field: "org_id",
    });
  }
}
