import type { ActionTable, DescribedAction } from "@/lib/http/action-request";
import { POST as createWebhook } from "./account/createWebhook/route";
import { POST as deleteWebhook } from "./account/deleteWebhook/route";
import { POST as fetchWebhooks } from "./account/fetchWebhooks/route";
import { POST as getEvent } from "./account/getEvent/route";
import { POST as listEvents } from "./account/listEvents/route";
import { POST as replayEvents } from "./account/replayEvents/route";
import { POST as resendEvent } from "./account/resendEvent/route";
import { POST as rotateWebhookSecret } from "./account/rotateWebhookSecret/route";
import { POST as testWebhook } from "./account/testWebhook/route";
import { POST as updateWebhook } from "./account/updateWebhook/route";
import { POST as buildCustomerProfileSetup } from "./edge/buildCustomerProfileSetup/route";
import { POST as cancelEnrollment } from "./edge/cancelEnrollment/route";
import { POST as confirmPaymentMethod } from "./edge/confirmPaymentMethod/route";
import { POST as createCustomer } from "./edge/createCustomer/route";
import { POST as enroll } from "./edge/enroll/route";
import { POST as fire } from "./edge/fire/route";
import { POST as getCustomer } from "./edge/getCustomer/route";
import { POST as getEnrollments } from "./edge/getEnrollments/route";
import { POST as getItems } from "./edge/getItems/route";
import { POST as pauseEnrollment } from "./edge/pauseEnrollment/route";
import { POST as refundCharge } from "./edge/refundCharge/route";
import { POST as restoreCustomer } from "./edge/restoreCustomer/route";
import { POST as resumeEnrollment } from "./edge/resumeEnrollment/route";
import { POST as setupPaymentMethod } from "./edge/setupPaymentMethod/route";
import { POST as suspendCustomer } from "./edge/suspendCustomer/route";
import { POST as voidInvoice } from "./edge/voidInvoice/route";

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
  createWebhook,
  updateWebhook,
  fetchWebhooks,
  deleteWebhook,
  rotateWebhookSecret,
  testWebhook,
  listEvents,
  getEvent,
  resendEvent,
  replayEvents,
];

/** Every action by its name in the address: for the older path, and for the server that calls them past Next's router. */
export const actionTable: ActionTable = new Map(ACTIONS.map((handler) => [handler.action.name, handler]));
