import { EdgeError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { toHandler } from "./action-request";
import { withCommonHeaders } from "./answer";
import { toErrorAnswer } from "./error-answer";

/** Answers every method at an address that names no action. */
export const unknownAction = toHandler(async () => {
  const requestId = newId("req");
  const error = new EdgeError("unknown_action", "There is no action with this name.");
  return withCommonHeaders(toErrorAnswer(error, requestId), requestId);
});
