import { expect, it } from "vitest";
import { z } from "zod";
import { edgeAction } from "../edge-action";
import { answerChecker } from "./answer-checker";
import type { ApiAnswer } from "./api-server";

const action = edgeAction({
  name: "count",
  reference: {
    summary: "Count",
    answer: z.object({ data: z.object({ count: z.int() }) }),
    refused: z.object({ seen: z.int() }),
    errors: ["card_declined"],
    example: { request: {}, answer: { data: { count: 1 } } },
  },
  schema: z.object({ org_id: z.string() }),
  writes: false,
  run: async () => 1,
  present: (count) => ({ data: { count } }),
});
const faultsOf = answerChecker(new Map([["count", action]]));

const plain = { "content-type": "application/json; charset=utf-8", "x-request-id": "req_1" };
const answer = (status: number, body: object, headers: Record<string, string> = plain): ApiAnswer => ({
  status,
  headers: new Headers(headers),
  body,
});
const refusal = (code: string, more = {}) => ({
  status: "error",
  errors: ["No."],
  error: { code, field: null, request_id: "req_1" },
  ...more,
});

it.each([
  ["an answer", answer(200, { data: { count: 1 }, status: "success" })],
  ["an answer with warnings", answer(200, { data: { count: 1 }, status: "success", warnings: ["What?"] })],
  ["a refusal of every action", answer(400, refusal("invalid_request"))],
  ["a refusal of its own", answer(402, refusal("card_declined", { data: { seen: 1 } }))],
])("takes %s", (_name, taken) => {
  expect(faultsOf("/public/edge/count", taken)).toEqual([]);
  expect(faultsOf("/apis/public/edge/count.php?x=1", taken)).toEqual([]);
});

it.each([
  ["a field too many", answer(200, { data: { count: 1, more: 1 }, status: "success" })],
  ["a field too few", answer(200, { data: {}, status: "success" })],
  ["a field of another type", answer(200, { data: { count: "1" }, status: "success" })],
  ["no status", answer(200, { data: { count: 1 } })],
  ["a status that is not documented", answer(409, refusal("customer_suspended"))],
  ["a code under another status", answer(402, refusal("invalid_request"))],
  ["other data beside a refusal", answer(402, refusal("card_declined", { data: { seen: "1" } }))],
  ["no request id", answer(400, refusal("invalid_request"), { "content-type": "application/json" })],
  ["no JSON by its type", answer(400, refusal("invalid_request"), { "x-request-id": "req_1" })],
  ["a header out of place", answer(400, refusal("invalid_request"), { ...plain, "retry-after": "1" })],
  ["an odd header", answer(429, refusal("rate_limited"), { ...plain, "retry-after": "soon" })],
])("does not take %s", (_name, odd) => {
  expect(faultsOf("/public/edge/count", odd)).toHaveLength(1);
});

it("knows no other address", () => {
  expect(faultsOf("/public/edge/none", answer(200, {}))).toEqual(["/public/edge/none is not documented"]);
});
