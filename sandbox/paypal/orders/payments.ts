import type { Core } from "@/sandbox/core/types";
import type { Operation } from "../http/operation";
import { notFound } from "../http/problem";
import { presentCapture } from "./present";
import { getCapture } from "./settle-capture";

/** Captures under `/v2/payments`: what was taken. */
export function captureOperations(core: Core): Operation[] {
  return [
    {
      method: "GET",
      pattern: "/v2/payments/captures/:id",
      run: (call) => {
        const capture = getCapture(core, call.account, call.params.id ?? "");
        if (!capture) throw notFound();
        return { status: 200, body: presentCapture(capture, core.origin) };
      },
    },
  ];
}
