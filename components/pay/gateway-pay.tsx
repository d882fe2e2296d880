"use client";

import dynamic from "next/dynamic";

/** Rendered on the server as part of the page, but each in a file of its own: the gateway not in use is never loaded. */
export const StripePay = dynamic(() => import("./stripe-pay").then((file) => file.StripePay));
export const PaypalPay = dynamic(() => import("./paypal-pay").then((file) => file.PaypalPay));
