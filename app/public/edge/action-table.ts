import type { ActionTable, DescribedAction } from "@/lib/http/action-request";
import { POST as buildCustomerProfileSetup } from "./buildCustomerProfileSetup/route";
import { POST as cancelEnrollment } from "./cancelEnrollment/route";
import { POST as confirmPaymentMethod } from "./confirmPaymentMethod/route";
import { POST as createCustomer } from "./createCustomer/route";
import { POST as enroll } from "./enroll/route";
import { POST as fire } from "./fire/route";
import { POST as getCustomer } from "./getCustomer/route";
import { POST as getEnrollments } from "./getEnrollments/route";
import { POST as getItems } from "./getItems/route";
import { POST as pauseEnrollment } from "./pauseEnrollment/route";
import { POST as refundCharge } from "./refundCharge/route";
import { POST as restoreCustomer } from "./restoreCustomer/route";
import { POST as resumeEnrollment } from "./resumeEnrollment/route";
import { POST as setupPaymentMethod } from "./setupPaymentMethod/route";
import { POST as suspendCustomer } from "./suspendCustomer/route";
import { POST as voidInvoice } from "./voidInvoice/route";

/** In the order in which the reference shows them. */
const ACTIONS: readonly DescribedAction[] = [
  buildCustomerProfileSetup,
  createCustomer,
  setupPaymentMethod,
  confirmPaymentMethod,
  getCustomer,
  suspendCustomer,
  restoreCustomer,
  getItems,
  enroll,
  getEnrollments,
  pauseEnrollment,
  resumeEnrollment,
  cancelEnrollment,
  fire,
  refundCharge,
  voidInvoice,
];

/** Every action by its name in the address: for the older path, and for the server that calls them past Next's router. */
export const actionTable: ActionTable = new Map(ACTIONS.map((handler) => [handler.action.name, handler]));
