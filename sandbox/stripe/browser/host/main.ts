import { IntegrationError } from "./integration-error";
import { createStripe } from "./stripe";

/** The release train that @stripe/stripe-js 10 expects of a script that is loaded for a test key. */
const VERSION = "endive";

const script = document.currentScript;
const origin = script instanceof HTMLScriptElement ? new URL(script.src).origin : window.location.origin;

function Stripe(key: unknown, options?: { locale?: string }) {
  if (typeof key !== "string" || !/^pk_(test|live)_/.test(key))
    throw new IntegrationError("Stripe() takes a publishable key, which begins with pk_.");
  return createStripe(origin, key, options);
}

if (!("Stripe" in window)) Object.assign(window, { Stripe: Object.assign(Stripe, { version: VERSION }) });
