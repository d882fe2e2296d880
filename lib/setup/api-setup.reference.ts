import { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";
import { paymentData } from "@/lib/customers/payment-data";

export const setupPaymentMethodReference: ActionReference = {
  summary: "Begin saving a payment method in your own form",
  description: [
    "The first of two steps, for integrators who do not send their customers to the hosted page. For Stripe, confirm the",
    "SetupIntent in the browser with `client_secret`; for PayPal, send the payer to `approval_url`. Nothing is charged by it. Then",
    "call `confirmPaymentMethod`. The contact is named by `contact_id`, or its billing customer by `bc_id`; a new contact's billing",
    "customer is created as `pending`. Until it is completed, the same call finds the same object again. An open hosted link of the",
    "customer is superseded. On an `active` customer the two steps replace the payment method and keep the enrollments.",
    "",
    "Without `gateway` an active customer's own is taken, else the organization's default, else its only one. PayPal sends the",
    "payer back to the brand's return URL. `contact_name` and `contact_email` are kept with the contact, also of an active",
    "customer: the newest ones count, and what is left out stays.",
  ].join("\n"),
  answer: z.object({
    data: z.union([
      z.object({
        gateway: z.literal("stripe"),
        client_secret: z.string().describe("For the browser of this customer alone."),
        publishable_key: z.string(),
        setup_intent_id: z.string(),
        stripe_customer_id: z.string().nullable(),
        billing_customer_id: z.string(),
      }),
      z.object({
        gateway: z.literal("paypal"),
        order_id: z.string().describe("PayPal's setup token."),
        approval_url: z.url(),
        billing_customer_id: z.string(),
      }),
    ]),
  }),
  errors: ["unknown_brand", "unknown_customer", "gateway_not_configured", "customer_suspended"],
  example: {
    request: {
      org_id: "org_x7Jk2",
      brand_id: "32",
      contact_id: "contact-1001",
      contact_email: "ada@example.com",
      gateway: "stripe",
    },
    answer: {
      data: {
        gateway: "stripe",
        client_secret: "seti_1Qx_secret_R1a",
        publishable_key: "pk_live_51Nx",
        setup_intent_id: "seti_1Qx",
        stripe_customer_id: "cus_R1a",
        billing_customer_id: "bc_4mVt8",
      },
    },
  },
};

export const confirmPaymentMethodReference: ActionReference = {
  summary: "Finish saving a payment method, and activate",
  description: [
    "The second step after `setupPaymentMethod`: the gateway is asked, the initial charge is taken off-session if one is due, and",
    "the billing customer is activated. A repeat answers the same. Should this call never come, the gateway's events lead to the",
    "same end. `202`, with what is not known yet as null, means that the gateway has not decided: ask again.",
  ].join("\n"),
  answer: z.object({
    data: z.object({
      gateway: z.enum(["stripe", "paypal"]),
      pm_label: z.string().nullable(),
      bc_status: z.enum(["pending", "active", "suspended"]),
      revenue_id: z.string().nullable().describe("Of the initial charge; null where none was taken."),
      payment_data: paymentData.nullable(),
      billing_customer_id: z.string(),
    }),
  }),
  refused: z.object({
    billing_customer_id: z.string(),
    bc_status: z.enum(["pending", "active", "suspended"]),
  }),
  errors: [
    "unknown_customer",
    "unknown_setup",
    "customer_suspended",
    "setup_not_completed",
    "card_declined",
    "authentication_required",
    "payment_method_required",
  ],
  example: {
    request: { org_id: "org_x7Jk2", billing_customer_id: "bc_4mVt8", gateway: "stripe" },
    answer: {
      data: {
        gateway: "stripe",
        pm_label: "Visa •••• 4242",
        bc_status: "active",
        revenue_id: "rev_8sWq1",
        payment_data: {
          pm_id: "pm_1Qx",
          pm_type: "card",
          pm_label: "Visa •••• 4242",
          card_brand: "visa",
          card_last4: "4242",
          card_exp_month: 12,
          card_exp_year: 2039,
          customer_id: "cus_R1a",
        },
        billing_customer_id: "bc_4mVt8",
      },
    },
  },
};
