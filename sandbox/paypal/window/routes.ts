import type { Call, Core, Route } from "@/sandbox/core/types";
import { scriptRoute, styleRoute } from "../assets";
import { findOrder } from "../orders/approval";
import { reverseCapture } from "../refunds/reverse-capture";
import { findSetupToken } from "../vault/approval";
import { decideAgreement, decideCheckout } from "./decisions";
import { agreementPage, checkoutPage, unknownPage, waitPage } from "./pages";

/** PayPal's own pages, as a window, a frame or the whole page shows them. */
export function windowRoutes(core: Core): Route[] {
  const localeOf = (call: Call) => call.query.get("locale");
  return [
    scriptRoute("/paypal/assets/window.js", "./window/page/main.ts"),
    styleRoute("/paypal/assets/window.css", "./window/page/window.css"),
    { method: "GET", pattern: "/paypal/wait", run: (call) => waitPage(localeOf(call)) },
    {
      method: "GET",
      pattern: "/paypal/approve/:id",
      run: (call) => {
        const found = findSetupToken(core, call.params.id ?? "");
        return found ? agreementPage(core, found.token, localeOf(call)) : unknownPage(localeOf(call));
      },
    },
    { method: "POST", pattern: "/paypal/approve/:id", run: (call) => decideAgreement(core, call) },
    {
      method: "GET",
      pattern: "/paypal/checkout/:id",
      run: (call) => {
        const found = findOrder(core, call.params.id ?? "");
        return found ? checkoutPage(found.order, localeOf(call)) : unknownPage(localeOf(call));
      },
    },
    { method: "POST", pattern: "/paypal/checkout/:id", run: (call) => decideCheckout(core, call) },
    {
      method: "POST",
      pattern: "/paypal/captures/:id/reverse",
      run: (call) => reverseCapture(core, call.params.id ?? ""),
    },
  ];
}
