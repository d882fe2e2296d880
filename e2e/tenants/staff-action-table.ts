import type { StaffRole } from "@/lib/auth/staff/roles";
import { NEW_BRAND } from "@/lib/brands/schema";
import type { Kind } from "./staff-ids";

export type Row = {
  /** The least role that may. */
  role: StaffRole;
  /** Which inputs are ids, and of what. */
  ids: Record<string, Kind>;
  /** The rest of a valid input; actions that name nothing are tried without one. */
  rest: object;
  /** An empty input is valid: allowed callers do it. */
  acts?: true;
  /** Reads: of what is not there it answers with nothing, and refuses nothing. */
  reads?: true;
};

const needs =
  (role: StaffRole) =>
  (ids: Row["ids"] = {}, rest: object = {}, more: Pick<Row, "acts" | "reads"> = {}): Row => ({
    role,
    ids,
    rest,
    ...more,
  });
const [viewer, operator, admin, owner] = [needs("viewer"), needs("operator"), needs("admin"), needs("owner")];

const reason = "A test.";
const today = new Date().toISOString().slice(0, 10);
const once = "opened_dialog_0001";
/** The smallest drawing that becomes a logo. */
const drawing = new Blob([
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40"/></svg>',
]);
const item = { name: "Top-up", billingType: "one_off", currency: "USD", unitPrice: "20.00" };
const ended = { outcome: "failed", reason };
const fired = { brand_id: "brand", billable_item_id: "item", billing_customer_id: "customer" } as const;
const stripeKey = "sk_test_of_a_test";

/** Every action of the staff pages: by the folder of its `actions.ts`, and its name there. */
export const STAFF_ACTIONS: Record<string, Record<string, Row>> = {
  "(staff)": { searchAnything: viewer({ q: "customer" }, {}, { reads: true }) },
  "(staff)/brands": {
    createBrand: admin(),
    updateBrand: admin({ brandId: "brand" }, { ...NEW_BRAND, name: "Mine now", began: "" }),
    uploadLogo: admin({ brandId: "brand" }, { file: drawing }),
    removeLogo: admin({ brandId: "brand" }),
  },
  "(staff)/charges": { endInDoubt: admin({ chargeId: "paid" }, ended) },
  "(staff)/customers": {
    sendSetupLink: operator({ brand_id: "brand", bi_id: "item" }, { contact_id: "cont_test" }),
    revokeSetupLink: operator({ billing_customer_id: "customer" }, { reason }),
    enrollCustomer: operator(fired),
    pause: operator({ ts_id: "enrollment" }, { reason }),
    resume: operator({ ts_id: "enrollment" }, { reason }),
    tryCharge: operator(fired),
    chargeNow: operator(fired, { once }),
    cancel: operator({ ts_id: "enrollment" }, { reason }),
    suspend: admin({ billing_customer_id: "customer" }, { reason }),
    restore: admin({ billing_customer_id: "customer" }, { reason }),
    saveNotes: admin({ billing_customer_id: "customer" }, { notes: "Mine now" }),
    refund: admin({ charge_id: "paid" }, { once }),
    readMoreOfTimeline: viewer({ billing_customer_id: "customer" }, {}, { reads: true }),
  },
  "(staff)/developers/keys": {
    makeApiKey: owner(),
    renameApiKey: owner({ keyId: "key" }, { name: "Mine now" }),
    revokeApiKey: owner({ keyId: "key" }),
  },
  "(staff)/developers/webhooks": {
    createEndpoint: admin(),
    updateEndpoint: admin({ wh_id: "endpoint" }, { wh_name: "Mine now" }),
    rotateSecret: admin({ wh_id: "endpoint" }),
    testEndpoint: admin({ wh_id: "endpoint" }),
    countReplay: admin({ wh_id: "endpoint" }, { since: today }),
    replayEvents: admin({ wh_id: "endpoint" }, { since: today }),
    resendEvent: operator({ event_id: "event", wh_id: "endpoint" }),
    deleteEndpoint: admin({ wh_id: "endpoint" }),
  },
  "(staff)/gateways": {
    connectStripe: owner(),
    connectPaypal: owner(),
    replaceStripeKeys: owner({ accountId: "account" }, { secretKey: stripeKey }),
    replacePaypalSecret: owner({ accountId: "paypal" }, { clientSecret: "of a test" }),
    registerWebhook: owner({ accountId: "account" }),
    renameAccount: owner({ accountId: "account" }, { name: "Mine now" }),
    disableAccount: owner({ accountId: "account" }),
    enableAccount: owner({ accountId: "account" }),
    chooseDefaultGateway: owner({}, {}, { acts: true }),
  },
  "(staff)/gateways/doctor": { runDoctor: admin({}, {}, { acts: true }) },
  "(staff)/gateways/drift": {
    compareNow: admin({ gatewayAccountId: "account" }),
    dismissFinding: admin({ id: "finding" }, { reason }),
  },
  "(staff)/invoices": {
    resend: operator({ invoice_id: "invoice" }, { once }),
    callOff: admin({ invoice_id: "invoice" }, { reason }),
  },
  "(staff)/items": {
    createItem: admin({ brandId: "brand" }, item),
    updateItem: admin({ itemId: "item" }, { ...item, marker: "" }),
    deactivateItem: admin({ itemId: "item" }),
    activateItem: admin({ itemId: "item" }),
  },
  "(staff)/settings": { updateSettings: owner(), updateInvoiceSettings: owner() },
  "(staff)/settings/members": {
    inviteMember: owner(),
    resendInvitation: owner({ invitationId: "invitation" }),
    revokeInvitation: owner({ invitationId: "invitation" }),
    changeRole: owner({ userId: "mate" }, { role: "operator" }),
    removeMember: owner({ userId: "mate" }),
    leaveOrganization: viewer({}, {}, { acts: true }),
  },
};

/**
 * What belongs to no organization: `person` needs somebody who is signed in, `token` an invitation's own secret.
 * `switchOrg` and `signOut` are forms' actions: they send nobody to the sign-in page.
 */
export const OTHER_ACTIONS: Record<string, Record<string, "person" | "form" | "token">> = {
  "(door)": { join: "token", joinAsMyself: "person", leave: "person" },
  "(staff)": { switchOrg: "form", signOut: "form" },
  "(staff)/account": {
    rename: "person",
    endSession: "person",
    endOtherSessions: "person",
    endEverySession: "person",
  },
};
