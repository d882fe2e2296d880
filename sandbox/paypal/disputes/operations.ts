import type { Core, Reply } from "@/sandbox/core/types";
import type { ApiCall, Operation } from "../http/operation";
import { invalid, notFound } from "../http/problem";
import { presentDispute, presentDisputeInList } from "./present";
import { getDispute, listDisputes } from "./records";

const MOST = 50;

function listOfDisputes(core: Core, call: ApiCall): Reply {
  const about = call.query.get("disputed_transaction_id");
  const state = call.query.get("dispute_state");
  const size = Number(call.query.get("page_size") ?? 10);
  if (!(size >= 1 && size <= MOST)) throw invalid("INVALID_PARAMETER_VALUE", "/page_size", String(size));
  const items = listDisputes(core, call.account)
    .filter((dispute) => !about || dispute.capture_id === about)
    .map((dispute) => presentDisputeInList(core, dispute))
    .filter((dispute) => !state || dispute.dispute_state === state)
    .slice(0, size);
  const href = `${core.origin}/v1/customer/disputes?${call.query}`;
  return { status: 200, body: { items, links: [{ href, rel: "self", method: "GET" }] } };
}

/** `/v1/customer/disputes`: what payers do not accept. Answering them is not played. */
export function disputeOperations(core: Core): Operation[] {
  const pattern = "/v1/customer/disputes";
  return [
    { method: "GET", pattern, run: (call) => listOfDisputes(core, call) },
    {
      method: "GET",
      pattern: `${pattern}/:id`,
      run: (call) => {
        const dispute = getDispute(core, call.account, call.params.id ?? "");
        if (!dispute) throw notFound();
        return { status: 200, body: presentDispute(core, call.account, dispute) };
      },
    },
  ];
}
