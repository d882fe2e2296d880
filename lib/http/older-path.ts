import { type ActionArea, type ActionTable, findAction } from "./action-request";
import { unknownAction } from "./unknown-action";

/** Serves an area's actions under `{action}.php`. */
export function olderPath(actions: ActionTable, area: ActionArea) {
  return async (request: Request, { params }: { params: Promise<{ action: string }> }): Promise<Response> => {
    const { action } = await params;
    const name = action.endsWith(".php") ? action.slice(0, -".php".length) : "";
    return (findAction(actions, area, name) ?? unknownAction)(request);
  };
}
