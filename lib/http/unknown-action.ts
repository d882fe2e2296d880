import { EdgeError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { ActionHandler } from "./action-request";
import { toResponse } from "./answer";
import { toErrorAnswer } from "./error-answer";

/** Answers every method at an address that names no action. */
export const unknownAction: ActionHandler = async () => {
  const requestId = newId("req");
  const error = new EdgeError("unknown_action", "There is no action with this name.");
  return toResponse(toErrorAnswer(error, requestId), requestId);
};
