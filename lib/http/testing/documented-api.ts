import type { ActionTable } from "../action-request";
import { answerChecker } from "./answer-checker";
import { startApi } from "./api-server";

/** The API on a port of its own, where an answer that is not as documented fails the test that asked for it. */
export function startDocumentedApi(actions: ActionTable) {
  const faultsOf = answerChecker(actions);
  return startApi(actions, (path, answer) => {
    const faults = faultsOf(path, answer);
    if (faults.length > 0) throw new Error(faults.join("\n"));
  });
}
