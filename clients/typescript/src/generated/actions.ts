// Generated from the API's description.

/** Where each action is called, and whether a call is repeated under one Idempotency-Key. */
export const ACTIONS = {
  buildCustomerProfileSetup: { path: "/public/edge/buildCustomerProfileSetup", writes: true },
  createCustomer: { path: "/public/edge/createCustomer", writes: true },
  setupPaymentMethod: { path: "/public/edge/setupPaymentMethod", writes: true },
  confirmPaymentMethod: { path: "/public/edge/confirmPaymentMethod", writes: true },
  getCustomer: { path: "/public/edge/getCustomer", writes: false },
  suspendCustomer: { path: "/public/edge/suspendCustomer", writes: true },
  restoreCustomer: { path: "/public/edge/restoreCustomer", writes: true },
  getItems: { path: "/public/edge/getItems", writes: false },
  enroll: { path: "/public/edge/enroll", writes: true },
  getEnrollments: { path: "/public/edge/getEnrollments", writes: false },
  pauseEnrollment: { path: "/public/edge/pauseEnrollment", writes: true },
  resumeEnrollment: { path: "/public/edge/resumeEnrollment", writes: true },
  cancelEnrollment: { path: "/public/edge/cancelEnrollment", writes: true },
  fire: { path: "/public/edge/fire", writes: true },
  refundCharge: { path: "/public/edge/refundCharge", writes: true },
  voidInvoice: { path: "/public/edge/voidInvoice", writes: true },
} as const;
