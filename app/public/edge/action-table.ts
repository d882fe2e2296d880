import type { ActionTable } from "@/lib/http/action-request";
import { POST as buildCustomerProfileSetup } from "./buildCustomerProfileSetup/route";

/** Every action by its name in the address: for the older path, and for the server that calls them past Next's router. */
export const actionTable: ActionTable = new Map([["buildCustomerProfileSetup", buildCustomerProfileSetup]]);
