// Generated from the API's description.
export interface paths {
    "/public/account/createWebhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a webhook endpoint
         * @description From now on every event of these types is posted there, signed as Standard Webhooks say. An attempt that is not answered 2xx
         *     is made again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. Events of one customer come in their order.
         *     `https` only, at a public address.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/account/deleteWebhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete a webhook endpoint
         * @description Nothing more is sent to it, nor what waited for it. The answer shows it as it was.
         */
        post: operations["deleteWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/account/fetchWebhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** List webhook endpoints */
        post: operations["fetchWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/account/getEvent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an event
         * @description With every delivery of it and every attempt, for 90 days.
         */
        post: operations["getEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/account/listEvents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List events
         * @description In the order in which they happened, so that whoever polls needs no webhook: go on from `next_cursor`, at once while `has_more`,
         *     else after a while. No event is ever added before it.
         */
        post: operations["listEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/account/replayEvents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send all events since a time again
         * @description Everything that the endpoint is subscribed to, in each customer's order; what still waits for it is not doubled. After a mistake
         *     of the receiver's own.
         */
        post: operations["replayEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/account/resendEvent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an event again
         * @description To one endpoint, at once and out of order, whatever it is subscribed to. Its `event_id` is the same, so a receiver knows it.
         */
        post: operations["resendEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/account/rotateWebhookSecret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook endpoint another secret
         * @description For `wh_grace_hours` every event bears two signatures, by the new secret and by the former one: change over whenever you like.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/account/testWebhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event to a webhook endpoint
         * @description Posts a signed `webhook.test` event now and answers what came of it. It goes to this endpoint alone, whatever it is subscribed
         *     to; a failure is no mark against it.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/account/updateWebhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a webhook endpoint
         * @description What is left out stays as it is. With `wh_status` an endpoint is paused, and made active again, also after it was disabled:
         *     whatever happened meanwhile is then delivered, in order.
         */
        post: operations["updateWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/buildCustomerProfileSetup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a billing customer and its hosted set-up page
         * @description The contact's billing customer is created as `pending`, or found. Send the customer to `setup_url`: there they save a card or
         *     PayPal and pay the initial charge, which turns the billing customer `active` and enrolls it in `bi_id`. `contact_name` and
         *     `contact_email` are kept with the contact, also of an active customer: the newest ones count, and what is left out stays.
         */
        post: operations["buildCustomerProfileSetup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/cancelEnrollment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an enrollment for good
         * @description It is never active again; `enroll` makes another one. Cancelling again changes nothing.
         */
        post: operations["cancelEnrollment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/confirmPaymentMethod": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish saving a payment method, and activate
         * @description The second step after `setupPaymentMethod`: the gateway is asked, the initial charge is taken off-session if one is due, and
         *     the billing customer is activated. A repeat answers the same. Should this call never come, the gateway's events lead to the
         *     same end. `202`, with what is not known yet as null, means that the gateway has not decided: ask again.
         */
        post: operations["confirmPaymentMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/createCustomer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a billing customer
         * @description Without `payment_data` the customer is `pending`. With it (Stripe: `customer_id` and `pm_id`; PayPal: `vault_token`) the
         *     method is checked with the gateway, the initial charge is taken from it off-session where one is required, and the customer
         *     is `active`. A charge that was refused leaves the customer `pending`: call again with another method, or send the customer to
         *     the hosted page of `buildCustomerProfileSetup`. `202` means that the gateway has not answered yet: nothing will be charged
         *     twice, and `billing_customer.created` tells when it is done.
         *
         *     Without `gateway` the organization's default is taken, else its only one. `initial_amount` is in the organization's currency,
         *     at least its minimum where an initial charge is required. For a known contact the answer has `existing: true`: a pending
         *     customer takes the values that are named, an active one stays as it is. `contact_name` and `contact_email` are kept with the
         *     contact in either case: the newest ones count, and what is left out stays.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/enroll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enroll a billing customer in a trigger item
         * @description A customer has at most one enrollment in an item that is not cancelled. When there is one, active or paused, it is answered
         *     as it is, with `existing: true`. An item that belongs to a brand is enrolled in under that brand.
         */
        post: operations["enroll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/fire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fire a trigger
         * @description Charges the customer's saved method, or bills the customer, once for what the call stands for.
         *
         *     - Send your own `trigger_id` for what happened: the same one always answers with the first charge, for ever.
         *     - Within the organization's cooldown (60 s) a second fire for the same customer and item answers with the first charge,
         *       unless that one failed.
         *     - `processing` (HTTP 202) means that the gateway has not answered: the charge is settled by itself and is never made again.
         *     - HTTP 402 `authentication_required` comes with `data.invoice_url`, a page on which the customer confirms the same charge.
         *     - `dry_run: true` does nothing, and lists every precondition.
         */
        post: operations["fire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/getCustomer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a billing customer */
        post: operations["getCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/getEnrollments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List enrollments, newest first
         * @description Filters may be combined. `limit` is 50 unless given, at most 200. For all of them, send each page's `next_cursor` as `cursor`
         *     until it is null: every page costs the same, and what is enrolled meanwhile neither repeats nor hides a row. `offset` skips
         *     rows instead, at most 10,000, and is not given together with `cursor`.
         */
        post: operations["getEnrollments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/getItems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List the trigger items that can be fired
         * @description Every active trigger item of the brand, and those that belong to no brand. `api_sample` is the `fire` call for the item,
         *     ready to send once the places in `<…>` are filled in.
         */
        post: operations["getItems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/pauseEnrollment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause an enrollment
         * @description It cannot be fired until `resumeEnrollment`. Edge pauses one by itself after too many failures in a row. Pausing again
         *     changes nothing.
         */
        post: operations["pauseEnrollment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/refundCharge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a charge's money back
         * @description Refunds a captured charge, the initial one too, in whole or in part. Refunds never exceed the charge together. Without
         *     `amount` it is what is left. HTTP 202 with `status` `processing` means that the provider has not decided yet: the event
         *     `charge.refunded` tells of it, and so does the same call with the same `Idempotency-Key`. Without that key each call is a
         *     refund of its own.
         */
        post: operations["refundCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/restoreCustomer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a suspended billing customer
         * @description It turns `active` again when it has a payment method and its initial charge is paid or not required, else `pending`.
         *     Restoring one that is not suspended changes nothing.
         */
        post: operations["restoreCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/resumeEnrollment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a paused enrollment
         * @description Its failures are counted from zero again. Resuming one that is active changes nothing. While its billing customer is
         *     suspended an enrollment stays frozen, whatever its own status.
         */
        post: operations["resumeEnrollment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/setupPaymentMethod": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin saving a payment method in your own form
         * @description The first of two steps, for integrators who do not send their customers to the hosted page. For Stripe, confirm the
         *     SetupIntent in the browser with `client_secret`; for PayPal, send the payer to `approval_url`. Nothing is charged by it. Then
         *     call `confirmPaymentMethod`. The contact is named by `contact_id`, or its billing customer by `bc_id`; a new contact's billing
         *     customer is created as `pending`. Until it is completed, the same call finds the same object again. An open hosted link of the
         *     customer is superseded. On an `active` customer the two steps replace the payment method and keep the enrollments.
         *
         *     Without `gateway` an active customer's own is taken, else the organization's default, else its only one. PayPal sends the
         *     payer back to the brand's return URL. `contact_name` and `contact_email` are kept with the contact, also of an active
         *     customer: the newest ones count, and what is left out stays.
         */
        post: operations["setupPaymentMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/suspendCustomer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend a billing customer
         * @description Fires and new enrollments are refused with `customer_suspended`, and hosted pages are closed, until `restoreCustomer`.
         *     Enrollments are frozen and keep their status. Suspending again changes nothing.
         */
        post: operations["suspendCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/edge/voidInvoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call an invoice off
         * @description Closes the pay page of a charge that waits for its customer, whether billed or to be confirmed, and makes sure at the
         *     gateway that it can no longer be paid. HTTP 202 means that somebody may just have paid it: it is `void` or `paid` as soon
         *     as the gateway has said which, and the event `trigger.client_cancelled` or `trigger.client_paid` tells.
         */
        post: operations["voidInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "billing_customer.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * billing_customer.created
         * @description The billing customer became active, for the first time or again: it can be charged.
         */
        post: operations["on_billing_customer_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "billing_customer.suspended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * billing_customer.suspended
         * @description Nothing of this billing customer is charged until it is restored.
         */
        post: operations["on_billing_customer_suspended"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "charge.disputed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * charge.disputed
         * @description The customer's bank asks the money back, or has decided.
         */
        post: operations["on_charge_disputed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "charge.refunded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * charge.refunded
         * @description Money went back, whoever asked for it: the API, or the provider's own dashboard.
         */
        post: operations["on_charge_refunded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment_method.detached": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * payment_method.detached
         * @description Removed at the provider: nothing can be charged until the customer saves another one.
         */
        post: operations["on_payment_method_detached"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment_method.expiring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * payment_method.expiring
         * @description The card that is charged expires within 30 days.
         */
        post: operations["on_payment_method_expiring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment_method.replaced": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * payment_method.replaced
         * @description The customer saved another method; enrollments stay as they are.
         */
        post: operations["on_payment_method_replaced"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "setup.expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * setup.expired
         * @description The link closed before it was used.
         */
        post: operations["on_setup_expired"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "setup.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * setup.failed
         * @description A set-up was refused; the customer may try again.
         */
        post: operations["on_setup_failed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "setup.opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * setup.opened
         * @description A hosted set-up page was opened to its customer.
         */
        post: operations["on_setup_opened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "trigger.captured": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * trigger.captured
         * @description Money was taken: the initial charge, or a trigger that was fired.
         */
        post: operations["on_trigger_captured"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "trigger.client_cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * trigger.client_cancelled
         * @description The customer did not pay and can no longer: an invoice that was voided.
         */
        post: operations["on_trigger_client_cancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "trigger.client_paid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * trigger.client_paid
         * @description The customer paid on the Pay Now page.
         */
        post: operations["on_trigger_client_paid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "trigger.enrollment.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * trigger.enrollment.cancelled
         * @description For good.
         */
        post: operations["on_trigger_enrollment_cancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "trigger.enrollment.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * trigger.enrollment.created
         * @description The customer's item can be fired from now on.
         */
        post: operations["on_trigger_enrollment_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "trigger.enrollment.paused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * trigger.enrollment.paused
         * @description By a call, or by failures in a row: nothing is fired until it is resumed.
         */
        post: operations["on_trigger_enrollment_paused"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "trigger.enrollment.resumed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * trigger.enrollment.resumed
         * @description The item can be fired again.
         */
        post: operations["on_trigger_enrollment_resumed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "trigger.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * trigger.failed
         * @description A fired trigger was refused; nothing was taken.
         */
        post: operations["on_trigger_failed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "trigger.pending_client": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * trigger.pending_client
         * @description The charge waits for its customer: an invoice on the Pay Now page, or one that the bank wants confirmed.
         */
        post: operations["on_trigger_pending_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * webhook.test
         * @description Sent by `testWebhook` alone, to that endpoint whatever it is subscribed to. It is about no customer, comes once, and cannot be subscribed to.
         */
        post: operations["on_webhook_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description Instead of the header `Authorization: Bearer …`, which wins when both are given. */
        ApiKey: string;
        /** @description The billing customer became active, for the first time or again: it can be charged. */
        BillingCustomerCreatedEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description The billing customer became active, for the first time or again: it can be charged. */
            data: {
                billing_customer_id: string;
                contact_id: string;
                /** @enum {string} */
                gateway: "stripe" | "paypal";
                /** @description For people: "Visa •••• 4242", or an e-mail address at PayPal. */
                payment_method_label: string;
                /** @constant */
                status: "active";
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "billing_customer.created";
            org_id: string;
        };
        /** @description Nothing of this billing customer is charged until it is restored. */
        BillingCustomerSuspendedEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description Nothing of this billing customer is charged until it is restored. */
            data: {
                billing_customer_id: string;
                contact_id: string;
                /** @description In the words of whoever did it; null when none were given. */
                reason: string | null;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "billing_customer.suspended";
            org_id: string;
        };
        BuildCustomerProfileSetupAnswer: {
            data: {
                billing_customer_id: string;
                existing: boolean;
                /** Format: uri */
                setup_url: string;
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        BuildCustomerProfileSetupRequest: {
            api_key?: components["schemas"]["ApiKey"];
            bc_meta?: {
                [key: string]: unknown;
            };
            bi_id?: string;
            brand_id: string | number;
            /** @description Where the contact's invoices are mailed. The newest one is kept; left out, the one that is known stays. */
            contact_email?: string | null;
            contact_id: string;
            /** @description The contact's name. The newest one is kept; left out, the one that is known stays. */
            contact_name?: string | null;
            /** @enum {string} */
            gateway?: "stripe" | "paypal";
            org_id: string;
        };
        CancelEnrollmentAnswer: {
            data: {
                ts_billable_item_id: string;
                ts_billing_customer_id: string;
                ts_consecutive_failures: number;
                /** @description Your own id of the contact. */
                ts_contid: string;
                /** @description When it was created, `YYYY-MM-DD HH:MM:SS` UTC. */
                ts_dt: string;
                ts_id: string;
                ts_last_charge_status: ("processing" | "pending_client_action" | "captured" | "failed" | "cancelled" | "refunded" | "disputed") | null;
                /** @description `YYYY-MM-DD HH:MM:SS` UTC. */
                ts_last_triggered_at: string | null;
                /** @enum {string} */
                ts_status: "active" | "paused" | "cancelled";
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        CancelEnrollmentRequest: {
            api_key?: components["schemas"]["ApiKey"];
            org_id: string;
            reason?: string | null;
            ts_id: string;
        };
        /** @description The customer's bank asks the money back, or has decided. */
        ChargeDisputedEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description The customer's bank asks the money back, or has decided. */
            data: {
                /** @description In currency units: 15.5 dollars, 1500 yen. */
                amount: number;
                billing_customer_id: string;
                charge_id: string;
                /** @description ISO 4217, upper case. */
                currency: string;
                dispute_ref: string;
                /**
                 * @description `won`: the money is back.
                 * @enum {string}
                 */
                dispute_status: "open" | "won" | "lost";
                /** @enum {string} */
                gateway: "stripe" | "paypal";
                /** @description The provider's own id of the payment, refund or dispute. */
                gateway_ref: string;
                revenue_id: string;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "charge.disputed";
            org_id: string;
        };
        /** @description Money went back, whoever asked for it: the API, or the provider's own dashboard. */
        ChargeRefundedEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description Money went back, whoever asked for it: the API, or the provider's own dashboard. */
            data: {
                /** @description In currency units: 15.5 dollars, 1500 yen. */
                amount: number;
                /** @description In all, this refund included. */
                amount_refunded: number;
                billing_customer_id: string;
                charge_id: string;
                /** @description ISO 4217, upper case. */
                currency: string;
                fully_refunded: boolean;
                /** @enum {string} */
                gateway: "stripe" | "paypal";
                /** @description The refund's id at the provider. */
                gateway_ref: string;
                refund_id: string;
                revenue_id: string;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "charge.refunded";
            org_id: string;
        };
        ConfirmPaymentMethodAnswer: {
            data: {
                /** @enum {string} */
                bc_status: "pending" | "active" | "suspended";
                billing_customer_id: string;
                /** @enum {string} */
                gateway: "stripe" | "paypal";
                payment_data: ({
                    card_brand: string | null;
                    card_exp_month: number | null;
                    card_exp_year: number | null;
                    card_last4: string | null;
                    /** @description Stripe's `cus_…`. */
                    customer_id: string | null;
                    /** @description Stripe's `pm_…`. */
                    pm_id: string;
                    /** @description For people: `Visa •••• 4242`. */
                    pm_label: string;
                    /** @enum {string} */
                    pm_type: "card" | "paypal" | "other";
                } | {
                    payer_id: string | null;
                    /** @description The payer's e-mail address. */
                    pm_label: string;
                    /** @description PayPal's payment token. */
                    vault_token: string;
                }) | null;
                pm_label: string | null;
                /** @description Of the initial charge; null where none was taken. */
                revenue_id: string | null;
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        ConfirmPaymentMethodRefused: {
            /** @enum {string} */
            bc_status: "pending" | "active" | "suspended";
            billing_customer_id: string;
        };
        ConfirmPaymentMethodRequest: {
            api_key?: components["schemas"]["ApiKey"];
            billing_customer_id: string;
            /** @enum {string} */
            gateway?: "stripe" | "paypal";
            org_id: string;
        };
        CreateCustomerAnswer: {
            billing_customer_id: string;
            data: {
                bc_allow_trigger: 0 | 1;
                /** @description Your own id of the contact. */
                bc_contid: string;
                /** @description When it was created, `YYYY-MM-DD HH:MM:SS` UTC. */
                bc_dt: string;
                /** @enum {string} */
                bc_gateway: "stripe" | "paypal";
                bc_id: string;
                bc_initial_charged: 0 | 1;
                bc_orgid: string;
                /** @enum {string} */
                bc_status: "pending" | "active" | "suspended";
            };
            /** @description True: the contact had a billing customer before this call. */
            existing: boolean;
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        CreateCustomerRefused: {
            bc_allow_trigger: 0 | 1;
            /** @description Your own id of the contact. */
            bc_contid: string;
            /** @description When it was created, `YYYY-MM-DD HH:MM:SS` UTC. */
            bc_dt: string;
            /** @enum {string} */
            bc_gateway: "stripe" | "paypal";
            bc_id: string;
            bc_initial_charged: 0 | 1;
            bc_orgid: string;
            /** @enum {string} */
            bc_status: "pending" | "active" | "suspended";
        };
        CreateCustomerRequest: {
            allow_trigger?: boolean | 0 | 1;
            api_key?: components["schemas"]["ApiKey"];
            brand_id: string | number;
            /** @description Where the contact's invoices are mailed. The newest one is kept; left out, the one that is known stays. */
            contact_email?: string | null;
            contact_id: string;
            /** @description The contact's name. The newest one is kept; left out, the one that is known stays. */
            contact_name?: string | null;
            gateway?: ("stripe" | "paypal") | null;
            initial_amount?: (number | string) | null;
            meta?: {
                [key: string]: unknown;
            } | null;
            notes?: string | null;
            org_id: string;
            payment_data?: {
                customer_id?: string;
                pm_id?: string;
                vault_token?: string;
            } | null;
            require_initial?: boolean | 0 | 1;
        };
        CreateWebhookAnswer: {
            data: {
                /** @description Without what is secret. */
                wh_auth_data: {
                    [key: string]: string;
                };
                /** @enum {string} */
                wh_auth_type: "none" | "bearer" | "basic" | "api_key" | "custom_header";
                /** @description `YYYY-MM-DD HH:MM:SS` UTC. */
                wh_dt: string;
                wh_endpoint: string;
                wh_events: string[];
                /** @description Attempts in a row that failed. */
                wh_failure_count: number;
                wh_id: string;
                /** @description The HTTP status of the last attempt's answer. */
                wh_last_status: number | null;
                wh_last_triggered: string | null;
                wh_name: string;
                wh_retry_count: number;
                wh_retry_delay: number;
                /** @description Until then the former secret signs as well. */
                wh_rotates_until: string | null;
                /** @description What events are signed with. Shown now and never again. */
                wh_secret: string;
                /** @enum {string} */
                wh_status: "active" | "paused" | "disabled";
                /** @description Why it is disabled. */
                wh_status_reason: string | null;
                wh_timeout: number;
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        CreateWebhookRequest: {
            api_key?: components["schemas"]["ApiKey"];
            org_id?: components["schemas"]["OrgId"];
            /**
             * @description For `bearer`: `token`; `basic`: `username`, `password`; `api_key`: `key` and, unless it is `X-API-Key`, `header`; `custom_header`: `name`, `value`.
             * @default {}
             */
            wh_auth_data?: {
                [key: string]: string;
            };
            /**
             * @description How Edge says who it is, besides signing.
             * @default none
             * @enum {string}
             */
            wh_auth_type?: "none" | "bearer" | "basic" | "api_key" | "custom_header";
            /** @description Where events are posted: https, at a public address. */
            wh_endpoint: string;
            /** @description Types of events, or `*` for every one. */
            wh_events: string[] | string;
            wh_name: string;
            /**
             * @description Attempts after the first one.
             * @default 7
             */
            wh_retry_count?: number;
            /**
             * @description Seconds before the first of them, and at least before each.
             * @default 5
             */
            wh_retry_delay?: number;
            /**
             * @description Seconds for a whole attempt.
             * @default 30
             */
            wh_timeout?: number;
        };
        DeleteWebhookAnswer: {
            data: {
                /** @description Without what is secret. */
                wh_auth_data: {
                    [key: string]: string;
                };
                /** @enum {string} */
                wh_auth_type: "none" | "bearer" | "basic" | "api_key" | "custom_header";
                /** @description `YYYY-MM-DD HH:MM:SS` UTC. */
                wh_dt: string;
                wh_endpoint: string;
                wh_events: string[];
                /** @description Attempts in a row that failed. */
                wh_failure_count: number;
                wh_id: string;
                /** @description The HTTP status of the last attempt's answer. */
                wh_last_status: number | null;
                wh_last_triggered: string | null;
                wh_name: string;
                wh_retry_count: number;
                wh_retry_delay: number;
                /** @description Until then the former secret signs as well. */
                wh_rotates_until: string | null;
                /** @enum {string} */
                wh_status: "active" | "paused" | "disabled";
                /** @description Why it is disabled. */
                wh_status_reason: string | null;
                wh_timeout: number;
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        DeleteWebhookRequest: {
            api_key?: components["schemas"]["ApiKey"];
            org_id?: components["schemas"]["OrgId"];
            wh_id: string;
        };
        EnrollAnswer: {
            data: {
                ts_billable_item_id: string;
                ts_billing_customer_id: string;
                ts_consecutive_failures: number;
                /** @description Your own id of the contact. */
                ts_contid: string;
                /** @description When it was created, `YYYY-MM-DD HH:MM:SS` UTC. */
                ts_dt: string;
                ts_id: string;
                /** @enum {string} */
                ts_status: "active" | "paused" | "cancelled";
            };
            /** @description True: it stood before this call. */
            existing: boolean;
            /** @constant */
            status: "success";
            ts_id: string;
            warnings?: components["schemas"]["Warnings"];
        };
        EnrollRequest: {
            api_key?: components["schemas"]["ApiKey"];
            billable_item_id: string;
            billing_customer_id: string;
            brand_id: string | number;
            contact_id?: string | null;
            org_id: string;
        };
        /** @description `errors` are for people, `error.code` is for programs and never changes its meaning. */
        Error: {
            /** @description What stands beside the refusal, where there is something: the charge that was refused. */
            data?: Record<string, never>;
            error: {
                /** @enum {string} */
                code: "invalid_json" | "invalid_request" | "invalid_signature" | "missing_api_key" | "invalid_api_key" | "card_declined" | "authentication_required" | "payment_method_required" | "org_mismatch" | "foreign_origin" | "unknown_action" | "unknown_brand" | "unknown_item" | "unknown_customer" | "unknown_enrollment" | "unknown_charge" | "unknown_invoice" | "unknown_gateway_account" | "unknown_link" | "unknown_setup" | "unknown_webhook" | "unknown_event" | "method_not_allowed" | "customer_suspended" | "customer_not_active" | "trigger_not_allowed" | "initial_charge_required" | "enrollment_not_active" | "enrollment_cancelled" | "setup_not_completed" | "invoice_paid" | "charge_not_captured" | "charge_in_dispute" | "charge_ended" | "idempotency_conflict" | "request_in_progress" | "body_too_large" | "unsupported_media_type" | "item_not_trigger" | "item_inactive" | "gateway_not_configured" | "override_not_allowed" | "amount_over_cap" | "amount_over_charge" | "amount_rejected" | "refund_rejected" | "metric_required" | "payment_data_rejected" | "rate_limited" | "internal_error" | "service_unavailable";
                /** @description The gateway's own reason, where it gave one. */
                decline_code?: string;
                /** @description The input at fault, as it is spelled in the request. */
                field: string | null;
                /** @description Quote it when you ask for help. */
                request_id: string;
            };
            /** @description One sentence each. */
            errors: string[];
            /** @constant */
            status: "error";
        };
        FetchWebhooksAnswer: {
            count: number;
            data: {
                /** @description Without what is secret. */
                wh_auth_data: {
                    [key: string]: string;
                };
                /** @enum {string} */
                wh_auth_type: "none" | "bearer" | "basic" | "api_key" | "custom_header";
                /** @description `YYYY-MM-DD HH:MM:SS` UTC. */
                wh_dt: string;
                wh_endpoint: string;
                wh_events: string[];
                /** @description Attempts in a row that failed. */
                wh_failure_count: number;
                wh_id: string;
                /** @description The HTTP status of the last attempt's answer. */
                wh_last_status: number | null;
                wh_last_triggered: string | null;
                wh_name: string;
                wh_retry_count: number;
                wh_retry_delay: number;
                /** @description Until then the former secret signs as well. */
                wh_rotates_until: string | null;
                /** @enum {string} */
                wh_status: "active" | "paused" | "disabled";
                /** @description Why it is disabled. */
                wh_status_reason: string | null;
                wh_timeout: number;
            }[];
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        FetchWebhooksRequest: {
            api_key?: components["schemas"]["ApiKey"];
            org_id?: components["schemas"]["OrgId"];
            /** @description This one alone. */
            wh_id?: string;
        };
        FireAnswer: {
            data: {
                /** @description In currency units: 200 is 200.00 USD, or 200 JPY. */
                amount: number;
                captured_at: string | null;
                charge_id: string;
                currency: string;
                /** @enum {string} */
                gateway: "stripe" | "paypal";
                gateway_ref: string | null;
                invoice_id: string | null;
                /**
                 * Format: uri
                 * @description Only while the charge waits for its customer: the page on which they pay or confirm it.
                 */
                invoice_url?: string;
                pay_now_sent_to?: string | null;
                /** @enum {string} */
                status: "captured" | "processing" | "pending_client_action" | "failed" | "cancelled";
                success: boolean;
            } | {
                /** @description In currency units: 200 is 200.00 USD, or 200 JPY. */
                amount: number;
                currency: string;
                metric_value: number | null;
                /** @constant */
                status: "not_met";
                /** @constant */
                success: false;
                trigger_condition: ("lte" | "gte" | "eq") | null;
                trigger_floor: number | null;
                trigger_threshold: number | null;
            } | {
                amount: number | null;
                /** @enum {string} */
                capture_mode: "off_session" | "client_confirm";
                /** @description null: there is no condition, or no metric_value. */
                condition_met: boolean | null;
                currency: string;
                /** @description The charge that the call would answer with: of the same trigger_id, or within the cooldown. */
                existing_charge_id: string | null;
                /** @enum {string} */
                gateway: "stripe" | "paypal";
                preconditions: {
                    code: ("invalid_json" | "invalid_request" | "invalid_signature" | "missing_api_key" | "invalid_api_key" | "card_declined" | "authentication_required" | "payment_method_required" | "org_mismatch" | "foreign_origin" | "unknown_action" | "unknown_brand" | "unknown_item" | "unknown_customer" | "unknown_enrollment" | "unknown_charge" | "unknown_invoice" | "unknown_gateway_account" | "unknown_link" | "unknown_setup" | "unknown_webhook" | "unknown_event" | "method_not_allowed" | "customer_suspended" | "customer_not_active" | "trigger_not_allowed" | "initial_charge_required" | "enrollment_not_active" | "enrollment_cancelled" | "setup_not_completed" | "invoice_paid" | "charge_not_captured" | "charge_in_dispute" | "charge_ended" | "idempotency_conflict" | "request_in_progress" | "body_too_large" | "unsupported_media_type" | "item_not_trigger" | "item_inactive" | "gateway_not_configured" | "override_not_allowed" | "amount_over_cap" | "amount_over_charge" | "amount_rejected" | "refund_rejected" | "metric_required" | "payment_data_rejected" | "rate_limited" | "internal_error" | "service_unavailable") | null;
                    message: string | null;
                    /** @enum {string} */
                    name: "customer_active" | "trigger_allowed" | "initial_charge_done" | "item_is_trigger" | "item_active" | "enrollment_active" | "payment_method_usable" | "gateway_connected" | "metric_given" | "amount_valid" | "amount_within_cap";
                    ok: boolean;
                }[];
                /** @constant */
                status: "dry_run";
                /** @description Whether the same call without dry_run would make a charge now. */
                success: boolean;
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        FireRefused: {
            /** @description In currency units: 200 is 200.00 USD, or 200 JPY. */
            amount: number;
            captured_at: string | null;
            charge_id: string;
            currency: string;
            /** @enum {string} */
            gateway: "stripe" | "paypal";
            gateway_ref: string | null;
            invoice_id: string | null;
            /**
             * Format: uri
             * @description Only while the charge waits for its customer: the page on which they pay or confirm it.
             */
            invoice_url?: string;
            pay_now_sent_to?: string | null;
            /** @enum {string} */
            status: "captured" | "processing" | "pending_client_action" | "failed" | "cancelled";
            success: boolean;
        };
        FireRequest: {
            api_key?: components["schemas"]["ApiKey"];
            billable_item_id: string;
            billing_customer_id: string;
            brand_id: string | number;
            dry_run?: (boolean | 0 | 1) | null;
            metric_value?: (number | string) | null;
            org_id: string;
            override_amount?: (number | string) | null;
            override_description?: string | null;
            trigger_id?: string | null;
        };
        GetCustomerAnswer: {
            data: {
                bc_allow_trigger: 0 | 1;
                /** @description Your own id of the contact. */
                bc_contid: string;
                /** @description When it was created, `YYYY-MM-DD HH:MM:SS` UTC. */
                bc_dt: string;
                /** @enum {string} */
                bc_gateway: "stripe" | "paypal";
                bc_id: string;
                bc_initial_charged: 0 | 1;
                /** @description Your own references, with `_bi_id` (when an item was named) and `_gateway` of the set-up. */
                bc_meta: {
                    [key: string]: unknown;
                };
                bc_orgid: string;
                /** @description What is charged; null when there is none, or when it was removed at the gateway. */
                bc_payment_data: {
                    /** @description The gateway's id of its customer, where it has one. */
                    customer_id: string | null;
                    /** @description The gateway's id: Stripe's `pm_…`, PayPal's vault token. */
                    pm_id: string;
                    pm_label: string;
                } | null;
                /** @enum {string} */
                bc_status: "pending" | "active" | "suspended";
            };
            /** @description Newest first, at most 200; getEnrollments shows them all. */
            enrollments: {
                ts_billable_item_id: string;
                ts_consecutive_failures: number;
                ts_id: string;
                ts_last_triggered_at: string | null;
                /** @enum {string} */
                ts_status: "active" | "paused" | "cancelled";
            }[];
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        GetCustomerRequest: {
            api_key?: components["schemas"]["ApiKey"];
            bc_id: string;
            org_id?: components["schemas"]["OrgId"];
        };
        GetEnrollmentsAnswer: {
            /** @description Rows in `data`. There is no total: counting all of them would cost more than the page. */
            count: number;
            data: {
                ts_billable_item_id: string;
                ts_billing_customer_id: string;
                ts_consecutive_failures: number;
                /** @description Your own id of the contact. */
                ts_contid: string;
                /** @description When it was created, `YYYY-MM-DD HH:MM:SS` UTC. */
                ts_dt: string;
                ts_id: string;
                ts_last_charge_status: ("processing" | "pending_client_action" | "captured" | "failed" | "cancelled" | "refunded" | "disputed") | null;
                /** @description `YYYY-MM-DD HH:MM:SS` UTC. */
                ts_last_triggered_at: string | null;
                /** @enum {string} */
                ts_status: "active" | "paused" | "cancelled";
            }[];
            /** @description Opaque; null on the last page. */
            next_cursor: string | null;
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        GetEnrollmentsRequest: {
            api_key?: components["schemas"]["ApiKey"];
            billable_item_id?: string | null;
            billing_customer_id?: string | null;
            cursor?: string | null;
            limit?: number | null;
            offset?: number | null;
            org_id: string;
            status?: ("active" | "paused" | "cancelled") | null;
        };
        GetEventAnswer: {
            data: {
                /** @constant */
                api_version: "2026-03-30";
                /** Format: date-time */
                created_at: string;
                data: {
                    [key: string]: unknown;
                };
                /** @description The same however often the event is sent: keep it, to work an event once. */
                event_id: string;
                event_type: string;
                org_id: string;
            };
            deliveries: {
                attempts: {
                    /** @description The first 2 KiB. */
                    answer: string | null;
                    /** Format: date-time */
                    at: string;
                    error: string | null;
                    latency_ms: number | null;
                    number: number;
                    /** @enum {string} */
                    outcome: "delivered" | "http_error" | "redirected" | "timed_out" | "unreachable" | "tls_error" | "address_refused" | "interrupted";
                    status: number | null;
                }[];
                wh_id: string;
                whd_id: string;
                /** @enum {string} */
                whd_kind: "event" | "resend" | "replay" | "test";
                /** @description Null when it has ended, or waits for an earlier event of the same customer. */
                whd_next_attempt: string | null;
                /** @enum {string} */
                whd_status: "pending" | "delivered" | "failed";
            }[];
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        GetEventRequest: {
            api_key?: components["schemas"]["ApiKey"];
            event_id: string;
            org_id?: components["schemas"]["OrgId"];
        };
        GetItemsAnswer: {
            /** @description Items in `data`: all of them. */
            count: number;
            data: {
                /** @description The `fire` call for this item; what stands in `<…>` is yours to fill in. */
                api_sample: {
                    body: {
                        [key: string]: string | number;
                    };
                    /** Format: uri */
                    endpoint: string;
                };
                bi_allow_amount_override: 0 | 1;
                /** @enum {string} */
                bi_capture_mode: "off_session" | "client_confirm";
                bi_id: string;
                bi_name: string;
                bi_trigger_condition: ("lte" | "gte" | "eq") | null;
                bi_trigger_description: string;
                /** @enum {string} */
                bi_trigger_mode: "fixed" | "variable" | "event" | "threshold";
                /** @description In units of your own metric. */
                bi_trigger_threshold: number | null;
                /** @description In currency units. */
                bi_unit_price: number;
            }[];
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        GetItemsRequest: {
            api_key?: components["schemas"]["ApiKey"];
            brand_id: string | number;
            org_id: string;
        };
        ListEventsAnswer: {
            data: {
                /** @constant */
                api_version: "2026-03-30";
                /** Format: date-time */
                created_at: string;
                data: {
                    [key: string]: unknown;
                };
                /** @description The same however often the event is sent: keep it, to work an event once. */
                event_id: string;
                event_type: string;
                org_id: string;
            }[];
            has_more: boolean;
            /** @description For `after`, now or later. */
            next_cursor: string;
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        ListEventsRequest: {
            /** @description Only what follows: `next_cursor` of an earlier answer, or an `event_id`. */
            after?: string;
            api_key?: components["schemas"]["ApiKey"];
            billing_customer_id?: string;
            /**
             * Format: date-time
             * @description ISO 8601, this moment included.
             */
            created_from?: string;
            /**
             * Format: date-time
             * @description ISO 8601, this moment excluded.
             */
            created_to?: string;
            /** @enum {string} */
            event_type?: "billing_customer.created" | "billing_customer.suspended" | "trigger.captured" | "trigger.failed" | "trigger.pending_client" | "trigger.client_paid" | "trigger.enrollment.created" | "trigger.enrollment.paused" | "trigger.enrollment.resumed" | "trigger.enrollment.cancelled" | "trigger.client_cancelled" | "charge.refunded" | "charge.disputed" | "payment_method.expiring" | "payment_method.detached" | "payment_method.replaced" | "setup.opened" | "setup.failed" | "setup.expired";
            /** @default 100 */
            limit?: number;
            org_id?: components["schemas"]["OrgId"];
        };
        /** @description The key's own organization. Optional here, and checked where it is given. */
        OrgId: string;
        PauseEnrollmentAnswer: {
            data: {
                ts_billable_item_id: string;
                ts_billing_customer_id: string;
                ts_consecutive_failures: number;
                /** @description Your own id of the contact. */
                ts_contid: string;
                /** @description When it was created, `YYYY-MM-DD HH:MM:SS` UTC. */
                ts_dt: string;
                ts_id: string;
                ts_last_charge_status: ("processing" | "pending_client_action" | "captured" | "failed" | "cancelled" | "refunded" | "disputed") | null;
                /** @description `YYYY-MM-DD HH:MM:SS` UTC. */
                ts_last_triggered_at: string | null;
                /** @enum {string} */
                ts_status: "active" | "paused" | "cancelled";
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        PauseEnrollmentRequest: {
            api_key?: components["schemas"]["ApiKey"];
            org_id: string;
            reason?: string | null;
            ts_id: string;
        };
        /** @description Removed at the provider: nothing can be charged until the customer saves another one. */
        PaymentMethodDetachedEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description Removed at the provider: nothing can be charged until the customer saves another one. */
            data: {
                billing_customer_id: string;
                contact_id: string;
                /** @enum {string} */
                gateway: "stripe" | "paypal";
                /** @description For people: "Visa •••• 4242", or an e-mail address at PayPal. */
                payment_method_label: string;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "payment_method.detached";
            org_id: string;
        };
        /** @description The card that is charged expires within 30 days. */
        PaymentMethodExpiringEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description The card that is charged expires within 30 days. */
            data: {
                billing_customer_id: string;
                contact_id: string;
                exp_month: number;
                exp_year: number;
                /** @enum {string} */
                gateway: "stripe" | "paypal";
                /** @description For people: "Visa •••• 4242", or an e-mail address at PayPal. */
                payment_method_label: string;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "payment_method.expiring";
            org_id: string;
        };
        /** @description The customer saved another method; enrollments stay as they are. */
        PaymentMethodReplacedEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description The customer saved another method; enrollments stay as they are. */
            data: {
                billing_customer_id: string;
                /** @enum {string} */
                gateway: "stripe" | "paypal";
                /** @description Enrollments that failures have paused: resume them to charge the new method. */
                paused_enrollments: string[];
                /** @description For people: "Visa •••• 4242", or an e-mail address at PayPal. */
                payment_method_label: string;
                replaced_label: string | null;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "payment_method.replaced";
            org_id: string;
        };
        RefundChargeAnswer: {
            data: {
                /** @description Of this refund, in units of the currency */
                amount: number;
                /** @description Given back of the charge in all, by now */
                amount_refunded: number;
                charge_id: string;
                /**
                 * @description `refunded` once nothing is left
                 * @enum {string}
                 */
                charge_status: "captured" | "refunded" | "disputed";
                currency: string;
                /** @enum {string} */
                gateway: "stripe" | "paypal";
                /** @description The refund's id at the provider, once it is known */
                gateway_ref: string | null;
                refund_id: string;
                /** @enum {string} */
                revenue_status: "confirmed" | "refunded" | "disputed";
                /**
                 * @description `processing`: not decided yet
                 * @enum {string}
                 */
                status: "succeeded" | "processing";
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        RefundChargeRequest: {
            amount?: number | string;
            api_key?: components["schemas"]["ApiKey"];
            charge_id: string;
            org_id: string;
            reason?: string;
        };
        ReplayEventsAnswer: {
            data: {
                /** @description Events on their way. */
                queued: number;
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        ReplayEventsRequest: {
            api_key?: components["schemas"]["ApiKey"];
            org_id?: components["schemas"]["OrgId"];
            /**
             * Format: date-time
             * @description ISO 8601, this moment included; at most 90 days ago.
             */
            since: string;
            /**
             * Format: date-time
             * @description ISO 8601, this moment excluded. Now unless given.
             */
            until?: string;
            wh_id: string;
        };
        ResendEventAnswer: {
            data: {
                whd_id: string;
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        ResendEventRequest: {
            api_key?: components["schemas"]["ApiKey"];
            event_id: string;
            org_id?: components["schemas"]["OrgId"];
            wh_id: string;
        };
        RestoreCustomerAnswer: {
            data: {
                bc_allow_trigger: 0 | 1;
                /** @description Your own id of the contact. */
                bc_contid: string;
                /** @description When it was created, `YYYY-MM-DD HH:MM:SS` UTC. */
                bc_dt: string;
                /** @enum {string} */
                bc_gateway: "stripe" | "paypal";
                bc_id: string;
                bc_initial_charged: 0 | 1;
                bc_orgid: string;
                /** @enum {string} */
                bc_status: "pending" | "active" | "suspended";
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        RestoreCustomerRequest: {
            api_key?: components["schemas"]["ApiKey"];
            billing_customer_id: string;
            org_id: string;
            reason?: string | null;
        };
        ResumeEnrollmentAnswer: {
            data: {
                ts_billable_item_id: string;
                ts_billing_customer_id: string;
                ts_consecutive_failures: number;
                /** @description Your own id of the contact. */
                ts_contid: string;
                /** @description When it was created, `YYYY-MM-DD HH:MM:SS` UTC. */
                ts_dt: string;
                ts_id: string;
                ts_last_charge_status: ("processing" | "pending_client_action" | "captured" | "failed" | "cancelled" | "refunded" | "disputed") | null;
                /** @description `YYYY-MM-DD HH:MM:SS` UTC. */
                ts_last_triggered_at: string | null;
                /** @enum {string} */
                ts_status: "active" | "paused" | "cancelled";
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        ResumeEnrollmentRequest: {
            api_key?: components["schemas"]["ApiKey"];
            org_id: string;
            reason?: string | null;
            ts_id: string;
        };
        RotateWebhookSecretAnswer: {
            data: {
                /** @description Without what is secret. */
                wh_auth_data: {
                    [key: string]: string;
                };
                /** @enum {string} */
                wh_auth_type: "none" | "bearer" | "basic" | "api_key" | "custom_header";
                /** @description `YYYY-MM-DD HH:MM:SS` UTC. */
                wh_dt: string;
                wh_endpoint: string;
                wh_events: string[];
                /** @description Attempts in a row that failed. */
                wh_failure_count: number;
                wh_id: string;
                /** @description The HTTP status of the last attempt's answer. */
                wh_last_status: number | null;
                wh_last_triggered: string | null;
                wh_name: string;
                wh_retry_count: number;
                wh_retry_delay: number;
                /** @description Until then the former secret signs as well. */
                wh_rotates_until: string | null;
                /** @description What events are signed with. Shown now and never again. */
                wh_secret: string;
                /** @enum {string} */
                wh_status: "active" | "paused" | "disabled";
                /** @description Why it is disabled. */
                wh_status_reason: string | null;
                wh_timeout: number;
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        RotateWebhookSecretRequest: {
            api_key?: components["schemas"]["ApiKey"];
            org_id?: components["schemas"]["OrgId"];
            /**
             * @description For so long events are signed with the former secret as well.
             * @default 24
             */
            wh_grace_hours?: number;
            wh_id: string;
        };
        /** @description The link closed before it was used. */
        SetupExpiredEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description The link closed before it was used. */
            data: {
                billing_customer_id: string;
                contact_id: string;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "setup.expired";
            org_id: string;
        };
        /** @description A set-up was refused; the customer may try again. */
        SetupFailedEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description A set-up was refused; the customer may try again. */
            data: {
                billing_customer_id: string;
                contact_id: string;
                decline_code: string | null;
                failure_reason: string;
                /** @enum {string} */
                gateway: "stripe" | "paypal";
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "setup.failed";
            org_id: string;
        };
        /** @description A hosted set-up page was opened to its customer. */
        SetupOpenedEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description A hosted set-up page was opened to its customer. */
            data: {
                billing_customer_id: string;
                contact_id: string;
                /** @enum {string} */
                gateway: "stripe" | "paypal";
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "setup.opened";
            org_id: string;
        };
        SetupPaymentMethodAnswer: {
            data: {
                billing_customer_id: string;
                /** @description For the browser of this customer alone. */
                client_secret: string;
                /** @constant */
                gateway: "stripe";
                publishable_key: string;
                setup_intent_id: string;
                stripe_customer_id: string | null;
            } | {
                /** Format: uri */
                approval_url: string;
                billing_customer_id: string;
                /** @constant */
                gateway: "paypal";
                /** @description PayPal's setup token. */
                order_id: string;
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        SetupPaymentMethodRequest: {
            api_key?: components["schemas"]["ApiKey"];
            bc_id?: string;
            brand_id: string | number;
            /** @description Where the contact's invoices are mailed. The newest one is kept; left out, the one that is known stays. */
            contact_email?: string | null;
            contact_id?: string;
            /** @description The contact's name. The newest one is kept; left out, the one that is known stays. */
            contact_name?: string | null;
            /** @enum {string} */
            gateway?: "stripe" | "paypal";
            org_id: string;
        };
        SuspendCustomerAnswer: {
            data: {
                bc_allow_trigger: 0 | 1;
                /** @description Your own id of the contact. */
                bc_contid: string;
                /** @description When it was created, `YYYY-MM-DD HH:MM:SS` UTC. */
                bc_dt: string;
                /** @enum {string} */
                bc_gateway: "stripe" | "paypal";
                bc_id: string;
                bc_initial_charged: 0 | 1;
                bc_orgid: string;
                /** @enum {string} */
                bc_status: "pending" | "active" | "suspended";
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        SuspendCustomerRequest: {
            api_key?: components["schemas"]["ApiKey"];
            billing_customer_id: string;
            org_id: string;
            reason?: string | null;
        };
        TestWebhookAnswer: {
            data: {
                /** @description The first 2 KiB. */
                answer: string | null;
                delivered: boolean;
                /** @description In words, where it was not taken. */
                error: string | null;
                event_id: string;
                latency_ms: number;
                outcome: string;
                status: number | null;
                whd_id: string;
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        TestWebhookRequest: {
            api_key?: components["schemas"]["ApiKey"];
            org_id?: components["schemas"]["OrgId"];
            wh_id: string;
        };
        /** @description Money was taken: the initial charge, or a trigger that was fired. */
        TriggerCapturedEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description Money was taken: the initial charge, or a trigger that was fired. */
            data: {
                /** @description In currency units: 15.5 dollars, 1500 yen. */
                amount: number;
                billable_item_id: string | null;
                billing_customer_id: string;
                /** @enum {string} */
                capture_mode: "off_session" | "client_confirm";
                /** Format: date-time */
                captured_at: string;
                charge_id: string;
                /** @description ISO 4217, upper case. */
                currency: string;
                /** @enum {string} */
                gateway: "stripe" | "paypal";
                /** @description The provider's own id of the payment, refund or dispute. */
                gateway_ref: string;
                invoice_id: string | null;
                is_initial_charge: boolean;
                revenue_id: string;
                trigger_subscription_id: string | null;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "trigger.captured";
            org_id: string;
        };
        /** @description The customer did not pay and can no longer: an invoice that was voided. */
        TriggerClientCancelledEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description The customer did not pay and can no longer: an invoice that was voided. */
            data: {
                billing_customer_id: string;
                charge_id: string;
                invoice_id: string;
                /** @description In the words of whoever did it; null when none were given. */
                reason: string | null;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "trigger.client_cancelled";
            org_id: string;
        };
        /** @description The customer paid on the Pay Now page. */
        TriggerClientPaidEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description The customer paid on the Pay Now page. */
            data: {
                /** @description In currency units: 15.5 dollars, 1500 yen. */
                amount: number;
                billable_item_id: string | null;
                billing_customer_id: string;
                /** @enum {string} */
                capture_mode: "off_session" | "client_confirm";
                /** Format: date-time */
                captured_at: string;
                charge_id: string;
                /** @description ISO 4217, upper case. */
                currency: string;
                /** @enum {string} */
                gateway: "stripe" | "paypal";
                /** @description The provider's own id of the payment, refund or dispute. */
                gateway_ref: string;
                invoice_id: string | null;
                is_initial_charge: boolean;
                revenue_id: string;
                trigger_subscription_id: string | null;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "trigger.client_paid";
            org_id: string;
        };
        /** @description For good. */
        TriggerEnrollmentCancelledEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description For good. */
            data: {
                billable_item_id: string;
                billing_customer_id: string;
                /** @description In the words of whoever did it; null when none were given. */
                reason: string | null;
                trigger_subscription_id: string;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "trigger.enrollment.cancelled";
            org_id: string;
        };
        /** @description The customer's item can be fired from now on. */
        TriggerEnrollmentCreatedEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description The customer's item can be fired from now on. */
            data: {
                billable_item_id: string;
                billing_customer_id: string;
                trigger_subscription_id: string;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "trigger.enrollment.created";
            org_id: string;
        };
        /** @description By a call, or by failures in a row: nothing is fired until it is resumed. */
        TriggerEnrollmentPausedEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description By a call, or by failures in a row: nothing is fired until it is resumed. */
            data: {
                billable_item_id: string;
                billing_customer_id: string;
                consecutive_failures: number;
                /** @description In the words of whoever did it; null when none were given. */
                reason: string | null;
                trigger_subscription_id: string;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "trigger.enrollment.paused";
            org_id: string;
        };
        /** @description The item can be fired again. */
        TriggerEnrollmentResumedEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description The item can be fired again. */
            data: {
                billable_item_id: string;
                billing_customer_id: string;
                trigger_subscription_id: string;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "trigger.enrollment.resumed";
            org_id: string;
        };
        /** @description A fired trigger was refused; nothing was taken. */
        TriggerFailedEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description A fired trigger was refused; nothing was taken. */
            data: {
                /** @description In currency units: 15.5 dollars, 1500 yen. */
                amount: number;
                billable_item_id: string | null;
                billing_customer_id: string;
                charge_id: string;
                /** @description Of this enrollment, this one included. */
                consecutive_failures: number;
                /** @description ISO 4217, upper case. */
                currency: string;
                /** @description The provider's own word, where it gave one. */
                decline_code: string | null;
                failure_reason: string;
                /** @enum {string} */
                gateway: "stripe" | "paypal";
                trigger_subscription_id: string | null;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "trigger.failed";
            org_id: string;
        };
        /** @description The charge waits for its customer: an invoice on the Pay Now page, or one that the bank wants confirmed. */
        TriggerPendingClientEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description The charge waits for its customer: an invoice on the Pay Now page, or one that the bank wants confirmed. */
            data: {
                /** @description In currency units: 15.5 dollars, 1500 yen. */
                amount: number;
                billable_item_id: string | null;
                billing_customer_id: string;
                /** @enum {string} */
                capture_mode: "off_session" | "client_confirm";
                charge_id: string;
                /** @description ISO 4217, upper case. */
                currency: string;
                invoice_id: string;
                /**
                 * Format: uri
                 * @description Where the customer pays or confirms.
                 */
                invoice_url: string;
                /** @description The address that it was mailed to, if any. */
                pay_now_sent_to: string | null;
                trigger_subscription_id: string | null;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "trigger.pending_client";
            org_id: string;
        };
        UpdateWebhookAnswer: {
            data: {
                /** @description Without what is secret. */
                wh_auth_data: {
                    [key: string]: string;
                };
                /** @enum {string} */
                wh_auth_type: "none" | "bearer" | "basic" | "api_key" | "custom_header";
                /** @description `YYYY-MM-DD HH:MM:SS` UTC. */
                wh_dt: string;
                wh_endpoint: string;
                wh_events: string[];
                /** @description Attempts in a row that failed. */
                wh_failure_count: number;
                wh_id: string;
                /** @description The HTTP status of the last attempt's answer. */
                wh_last_status: number | null;
                wh_last_triggered: string | null;
                wh_name: string;
                wh_retry_count: number;
                wh_retry_delay: number;
                /** @description Until then the former secret signs as well. */
                wh_rotates_until: string | null;
                /** @enum {string} */
                wh_status: "active" | "paused" | "disabled";
                /** @description Why it is disabled. */
                wh_status_reason: string | null;
                wh_timeout: number;
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        UpdateWebhookRequest: {
            api_key?: components["schemas"]["ApiKey"];
            org_id?: components["schemas"]["OrgId"];
            /** @description For `bearer`: `token`; `basic`: `username`, `password`; `api_key`: `key` and, unless it is `X-API-Key`, `header`; `custom_header`: `name`, `value`. */
            wh_auth_data?: {
                [key: string]: string;
            };
            /**
             * @description How Edge says who it is, besides signing.
             * @enum {string}
             */
            wh_auth_type?: "none" | "bearer" | "basic" | "api_key" | "custom_header";
            /** @description Where events are posted: https, at a public address. */
            wh_endpoint?: string;
            /** @description Types of events, or `*` for every one. */
            wh_events?: string[] | string;
            wh_id: string;
            wh_name?: string;
            /** @description Attempts after the first one. */
            wh_retry_count?: number;
            /** @description Seconds before the first of them, and at least before each. */
            wh_retry_delay?: number;
            /**
             * @description `active` also enables one that was disabled; everything that waited is then sent, in order.
             * @enum {string}
             */
            wh_status?: "active" | "paused";
            /** @description Seconds for a whole attempt. */
            wh_timeout?: number;
        };
        VoidInvoiceAnswer: {
            data: {
                amount: number;
                billing_customer_id: string;
                charge_id: string;
                /** @enum {string} */
                charge_status: "cancelled" | "processing" | "pending_client_action";
                currency: string;
                invoice_id: string;
                invoice_number: string;
                /** @enum {string} */
                invoice_status: "void" | "draft" | "sent" | "overdue";
            };
            /** @constant */
            status: "success";
            warnings?: components["schemas"]["Warnings"];
        };
        VoidInvoiceRequest: {
            api_key?: components["schemas"]["ApiKey"];
            invoice_id: string;
            org_id: string;
            reason?: string | null;
        };
        /**
         * @description One sentence for each field that Edge does not know and has ignored; absent when there is none.
         * @example [
         *       "The unknown field \"gatway\" was ignored. Did you mean \"gateway\"?"
         *     ]
         */
        Warnings: string[];
        /** @description Sent by `testWebhook` alone, to that endpoint whatever it is subscribed to. It is about no customer, comes once, and cannot be subscribed to. */
        WebhookTestEvent: {
            /** @constant */
            api_version: "2026-03-30";
            /** Format: date-time */
            created_at: string;
            /** @description Sent by `testWebhook` alone, to that endpoint whatever it is subscribed to. It is about no customer, comes once, and cannot be subscribed to. */
            data: {
                /** @description The endpoint that is tried. */
                webhook_id: string;
            };
            /** @description The same however often the event is sent: keep it, to work an event once. */
            event_id: string;
            /** @constant */
            event_type: "webhook.test";
            org_id: string;
        };
    };
    responses: {
        /**
         * @description `invalid_json`: The body is not JSON, or not UTF-8.
         *
         *     `invalid_request`: A field is missing or malformed: one sentence for each; `field` is the first.
         */
        Refused400: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    error?: {
                        /** @enum {unknown} */
                        code?: "invalid_json" | "invalid_request";
                    };
                };
            };
        };
        /**
         * @description `missing_api_key`: No key was sent.
         *
         *     `invalid_api_key`: The key is unknown, revoked or expired, which look alike.
         */
        Refused401: {
            headers: {
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    error?: {
                        /** @enum {unknown} */
                        code?: "missing_api_key" | "invalid_api_key";
                    };
                };
            };
        };
        /** @description `org_mismatch`: `org_id` is not the organization of the key. */
        Refused403: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    error?: {
                        /** @enum {unknown} */
                        code?: "org_mismatch";
                    };
                };
            };
        };
        /** @description `method_not_allowed`: Anything but POST. `Allow` says what. */
        Refused405: {
            headers: {
                Allow: components["headers"]["Allow"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    error?: {
                        /** @enum {unknown} */
                        code?: "method_not_allowed";
                    };
                };
            };
        };
        /** @description `body_too_large`: More than 64 KiB. */
        Refused413: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    error?: {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
        };
        /** @description `unsupported_media_type`: `Content-Type` is not `application/json`. */
        Refused415: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    error?: {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
        };
        /** @description `rate_limited`: Too many calls. `Retry-After` has the seconds. */
        Refused429: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    error?: {
                        /** @enum {unknown} */
                        code?: "rate_limited";
                    };
                };
            };
        };
        /** @description `internal_error`: Our fault. Safe to repeat with the same `Idempotency-Key`. */
        Refused500: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    error?: {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                };
            };
        };
        /** @description `service_unavailable`: Something that we need cannot be reached. `Retry-After` has the seconds. */
        Refused503: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    error?: {
                        /** @enum {unknown} */
                        code?: "service_unavailable";
                    };
                };
            };
        };
    };
    parameters: {
        /**
         * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
         *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
         * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
         */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description What the address does accept. */
        Allow: "POST";
        /** @description `true` when this is the answer of an earlier call with the same Idempotency-Key. */
        IdempotentReplayed: "true";
        /**
         * @description Of this call alone. Quote it when you ask for help.
         * @example req_Yv0Yp4nB7tQm2Xc9Lk1RwA
         */
        RequestId: string;
        /**
         * @description Whole seconds after which the same call may succeed.
         * @example 2
         */
        RetryAfter: string;
        /**
         * @description How to send the key.
         * @example Bearer realm="edge"
         */
        WwwAuthenticate: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateWebhookAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            405: components["responses"]["Refused405"];
            /**
             * @description `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteWebhookRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteWebhookAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_webhook`: No such webhook endpoint in this organization. */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_webhook";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    fetchWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FetchWebhooksRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FetchWebhooksAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_webhook`: No such webhook endpoint in this organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_webhook";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GetEventRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetEventAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_event`: No such event in this organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_event";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    listEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListEventsRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_customer`: No such billing customer in this organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_customer";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    replayEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayEventsRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayEventsAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_webhook`: No such webhook endpoint in this organization. */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_webhook";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    resendEvent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResendEventRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResendEventAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /**
             * @description `unknown_webhook`: No such webhook endpoint in this organization.
             *
             *     `unknown_event`: No such event in this organization.
             */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_webhook" | "unknown_event";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateWebhookSecretRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotateWebhookSecretAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_webhook`: No such webhook endpoint in this organization. */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_webhook";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestWebhookRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestWebhookAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_webhook`: No such webhook endpoint in this organization. */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_webhook";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateWebhookAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_webhook`: No such webhook endpoint in this organization. */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_webhook";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    buildCustomerProfileSetup: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuildCustomerProfileSetupRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildCustomerProfileSetupAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /**
             * @description `unknown_brand`: No such brand in this organization. A brand of another organization is unknown too.
             *
             *     `unknown_item`: No such billable item in this organization.
             */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_brand" | "unknown_item";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `customer_suspended`: The billing customer is suspended: restore it first.
             *
             *     `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "customer_suspended" | "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            /**
             * @description `item_not_trigger`: The item's billing type is not trigger.
             *
             *     `item_inactive`: The item is not active.
             *
             *     `gateway_not_configured`: The organization has no account at that gateway, it has several and none is named, or the gateway refuses it.
             */
            422: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "item_not_trigger" | "item_inactive" | "gateway_not_configured";
                        };
                    };
                };
            };
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    cancelEnrollment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelEnrollmentRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelEnrollmentAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_enrollment`: No such enrollment in this organization, or the customer is not enrolled in the item. */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_enrollment";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    confirmPaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmPaymentMethodRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmPaymentMethodAnswer"];
                };
            };
            /** @description Accepted, and not decided yet: the gateway has not said what became of it. Nothing is done twice; the same call tells more. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmPaymentMethodAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            /**
             * @description `card_declined`: The gateway refused the charge. Nothing was taken; `decline_code` has its reason where it gave one.
             *
             *     `authentication_required`: The bank wants the customer to confirm the charge: it waits on the page that `data.invoice_url` names.
             *
             *     `payment_method_required`: There is no payment method that can be charged: the customer has to save one.
             */
            402: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        data?: components["schemas"]["ConfirmPaymentMethodRefused"];
                        error?: {
                            /** @enum {unknown} */
                            code?: "card_declined" | "authentication_required" | "payment_method_required";
                        };
                    };
                };
            };
            403: components["responses"]["Refused403"];
            /**
             * @description `unknown_customer`: No such billing customer in this organization.
             *
             *     `unknown_setup`: No set-up was begun that could be confirmed.
             */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        data?: components["schemas"]["ConfirmPaymentMethodRefused"];
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_customer" | "unknown_setup";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `customer_suspended`: The billing customer is suspended: restore it first.
             *
             *     `setup_not_completed`: The customer has not yet completed the gateway's form or approved at PayPal.
             *
             *     `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        data?: components["schemas"]["ConfirmPaymentMethodRefused"];
                        error?: {
                            /** @enum {unknown} */
                            code?: "customer_suspended" | "setup_not_completed" | "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCustomerRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateCustomerAnswer"];
                };
            };
            /** @description Accepted, and not decided yet: the gateway has not said what became of it. Nothing is done twice; the same call tells more. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateCustomerAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            /**
             * @description `card_declined`: The gateway refused the charge. Nothing was taken; `decline_code` has its reason where it gave one.
             *
             *     `authentication_required`: The bank wants the customer to confirm the charge: it waits on the page that `data.invoice_url` names.
             *
             *     `payment_method_required`: There is no payment method that can be charged: the customer has to save one.
             */
            402: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        data?: components["schemas"]["CreateCustomerRefused"];
                        error?: {
                            /** @enum {unknown} */
                            code?: "card_declined" | "authentication_required" | "payment_method_required";
                        };
                    };
                };
            };
            403: components["responses"]["Refused403"];
            /** @description `unknown_brand`: No such brand in this organization. A brand of another organization is unknown too. */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        data?: components["schemas"]["CreateCustomerRefused"];
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_brand";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `customer_suspended`: The billing customer is suspended: restore it first.
             *
             *     `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        data?: components["schemas"]["CreateCustomerRefused"];
                        error?: {
                            /** @enum {unknown} */
                            code?: "customer_suspended" | "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            /**
             * @description `gateway_not_configured`: The organization has no account at that gateway, it has several and none is named, or the gateway refuses it.
             *
             *     `payment_data_rejected`: The gateway does not know the customer or method that `payment_data` names.
             */
            422: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        data?: components["schemas"]["CreateCustomerRefused"];
                        error?: {
                            /** @enum {unknown} */
                            code?: "gateway_not_configured" | "payment_data_rejected";
                        };
                    };
                };
            };
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    enroll: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrollRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrollAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /**
             * @description `unknown_brand`: No such brand in this organization. A brand of another organization is unknown too.
             *
             *     `unknown_item`: No such billable item in this organization.
             *
             *     `unknown_customer`: No such billing customer in this organization.
             */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_brand" | "unknown_item" | "unknown_customer";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `customer_suspended`: The billing customer is suspended: restore it first.
             *
             *     `customer_not_active`: The billing customer has not completed its set-up.
             *
             *     `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "customer_suspended" | "customer_not_active" | "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            /**
             * @description `item_not_trigger`: The item's billing type is not trigger.
             *
             *     `item_inactive`: The item is not active.
             */
            422: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "item_not_trigger" | "item_inactive";
                        };
                    };
                };
            };
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    fire: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FireRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FireAnswer"];
                };
            };
            /** @description Accepted, and not decided yet: the gateway has not said what became of it. Nothing is done twice; the same call tells more. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FireAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            /**
             * @description `card_declined`: The gateway refused the charge. Nothing was taken; `decline_code` has its reason where it gave one.
             *
             *     `authentication_required`: The bank wants the customer to confirm the charge: it waits on the page that `data.invoice_url` names.
             *
             *     `payment_method_required`: There is no payment method that can be charged: the customer has to save one.
             */
            402: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        data?: components["schemas"]["FireRefused"];
                        error?: {
                            /** @enum {unknown} */
                            code?: "card_declined" | "authentication_required" | "payment_method_required";
                        };
                    };
                };
            };
            403: components["responses"]["Refused403"];
            /**
             * @description `unknown_brand`: No such brand in this organization. A brand of another organization is unknown too.
             *
             *     `unknown_item`: No such billable item in this organization.
             *
             *     `unknown_customer`: No such billing customer in this organization.
             *
             *     `unknown_enrollment`: No such enrollment in this organization, or the customer is not enrolled in the item.
             */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        data?: components["schemas"]["FireRefused"];
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_brand" | "unknown_item" | "unknown_customer" | "unknown_enrollment";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `customer_suspended`: The billing customer is suspended: restore it first.
             *
             *     `customer_not_active`: The billing customer has not completed its set-up.
             *
             *     `trigger_not_allowed`: The billing customer was created with `allow_trigger` 0.
             *
             *     `initial_charge_required`: The billing customer owes its initial charge.
             *
             *     `enrollment_not_active`: The enrollment is paused: resume it first.
             *
             *     `charge_ended`: The charge that stands for this `trigger_id` was in doubt and was ended: by staff, or because its customer, enrollment or item was stopped.
             *
             *     `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        data?: components["schemas"]["FireRefused"];
                        error?: {
                            /** @enum {unknown} */
                            code?: "customer_suspended" | "customer_not_active" | "trigger_not_allowed" | "initial_charge_required" | "enrollment_not_active" | "charge_ended" | "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            /**
             * @description `item_not_trigger`: The item's billing type is not trigger.
             *
             *     `item_inactive`: The item is not active.
             *
             *     `gateway_not_configured`: The organization has no account at that gateway, it has several and none is named, or the gateway refuses it.
             *
             *     `override_not_allowed`: The item's amount is fixed.
             *
             *     `amount_over_cap`: The amount is more than the item allows at once. It is refused, never cut.
             *
             *     `amount_rejected`: The gateway takes no such amount: too small, too large, too many decimals, or not in this currency. `decline_code` says which.
             *
             *     `metric_required`: An item of the mode threshold is fired with a `metric_value`.
             */
            422: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        data?: components["schemas"]["FireRefused"];
                        error?: {
                            /** @enum {unknown} */
                            code?: "item_not_trigger" | "item_inactive" | "gateway_not_configured" | "override_not_allowed" | "amount_over_cap" | "amount_rejected" | "metric_required";
                        };
                    };
                };
            };
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GetCustomerRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetCustomerAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_customer`: No such billing customer in this organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_customer";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    getEnrollments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GetEnrollmentsRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetEnrollmentsAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /**
             * @description `unknown_item`: No such billable item in this organization.
             *
             *     `unknown_customer`: No such billing customer in this organization.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_item" | "unknown_customer";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    getItems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GetItemsRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetItemsAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_brand`: No such brand in this organization. A brand of another organization is unknown too. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_brand";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    pauseEnrollment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseEnrollmentRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseEnrollmentAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_enrollment`: No such enrollment in this organization, or the customer is not enrolled in the item. */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_enrollment";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `enrollment_cancelled`: The enrollment was cancelled, which is for good: enroll again.
             *
             *     `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "enrollment_cancelled" | "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    refundCharge: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundChargeRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundChargeAnswer"];
                };
            };
            /** @description Accepted, and not decided yet: the gateway has not said what became of it. Nothing is done twice; the same call tells more. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundChargeAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_charge`: No such charge in this organization. */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_charge";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `charge_not_captured`: The charge took no money, or has none left to give back.
             *
             *     `charge_in_dispute`: The customer's bank has the charge: it cannot be refunded meanwhile.
             *
             *     `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "charge_not_captured" | "charge_in_dispute" | "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            /**
             * @description `amount_over_charge`: More would be given back than was taken.
             *
             *     `refund_rejected`: The gateway refuses the refund: it is too late for it, or the payment cannot be refunded.
             */
            422: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "amount_over_charge" | "refund_rejected";
                        };
                    };
                };
            };
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    restoreCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreCustomerRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestoreCustomerAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_customer`: No such billing customer in this organization. */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_customer";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    resumeEnrollment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResumeEnrollmentRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeEnrollmentAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_enrollment`: No such enrollment in this organization, or the customer is not enrolled in the item. */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_enrollment";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `enrollment_cancelled`: The enrollment was cancelled, which is for good: enroll again.
             *
             *     `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "enrollment_cancelled" | "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    setupPaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupPaymentMethodRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupPaymentMethodAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /**
             * @description `unknown_brand`: No such brand in this organization. A brand of another organization is unknown too.
             *
             *     `unknown_customer`: No such billing customer in this organization.
             */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_brand" | "unknown_customer";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `customer_suspended`: The billing customer is suspended: restore it first.
             *
             *     `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "customer_suspended" | "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            /** @description `gateway_not_configured`: The organization has no account at that gateway, it has several and none is named, or the gateway refuses it. */
            422: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "gateway_not_configured";
                        };
                    };
                };
            };
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    suspendCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspendCustomerRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspendCustomerAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_customer`: No such billing customer in this organization. */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_customer";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    voidInvoice: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body answers what the first call answered, for 30 days, refusals included. What may come
                 *     out otherwise next time is not kept: 202, 401, 429 and everything from 500 up.
                 * @example 5f0c3c1e-0c5b-4f0e-9d39-3f7a7b1b8f5d
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidInvoiceRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoidInvoiceAnswer"];
                };
            };
            /** @description Accepted, and not decided yet: the gateway has not said what became of it. Nothing is done twice; the same call tells more. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoidInvoiceAnswer"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            /** @description `unknown_invoice`: No such invoice in this organization. */
            404: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "unknown_invoice";
                        };
                    };
                };
            };
            405: components["responses"]["Refused405"];
            /**
             * @description `invoice_paid`: The invoice was paid before it was voided: refund its charge instead.
             *
             *     `idempotency_conflict`: The `Idempotency-Key` was used with another body.
             *
             *     `request_in_progress`: The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.
             */
            409: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        error?: {
                            /** @enum {unknown} */
                            code?: "invoice_paid" | "idempotency_conflict" | "request_in_progress";
                        };
                    };
                };
            };
            413: components["responses"]["Refused413"];
            415: components["responses"]["Refused415"];
            429: components["responses"]["Refused429"];
            500: components["responses"]["Refused500"];
            503: components["responses"]["Refused503"];
        };
    };
    on_billing_customer_created: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BillingCustomerCreatedEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_billing_customer_suspended: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BillingCustomerSuspendedEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_charge_disputed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChargeDisputedEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_charge_refunded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChargeRefundedEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_payment_method_detached: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentMethodDetachedEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_payment_method_expiring: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentMethodExpiringEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_payment_method_replaced: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentMethodReplacedEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_setup_expired: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupExpiredEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_setup_failed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupFailedEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_setup_opened: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupOpenedEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_trigger_captured: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriggerCapturedEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_trigger_client_cancelled: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriggerClientCancelledEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_trigger_client_paid: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriggerClientPaidEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_trigger_enrollment_cancelled: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriggerEnrollmentCancelledEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_trigger_enrollment_created: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriggerEnrollmentCreatedEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_trigger_enrollment_paused: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriggerEnrollmentPausedEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_trigger_enrollment_resumed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriggerEnrollmentResumedEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_trigger_failed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriggerFailedEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_trigger_pending_client: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriggerPendingClientEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    on_webhook_test: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookTestEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
