import type { ActionTable, DescribedAction } from "@/lib/http/action-request";
import { POST as buildCustomerProfileSetup } from "./buildCustomerProfileSetup/route";
import { POST as fire } from "./fire/route";

const ACTIONS: readonly DescribedAction[] = [buildCustomerProfileSetup, fire];

/** Every action by its name in the address: for the older path, and for the server that calls them past Next's router. */
export const actionTable: ActionTable = new Map(ACTIONS.map((handler) => [handler.action.name, handler]));
