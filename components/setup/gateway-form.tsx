"use client";

import dynamic from "next/dynamic";

/** Rendered on the server as part of the page, but each in a file of its own: the gateway not in use is never loaded. */
export const StripeForm = dynamic(() => import("./stripe-form").then((file) => file.StripeForm));
export const PaypalForm = dynamic(() => import("./paypal-form").then((file) => file.PaypalForm));
