/** Thrown, as by Stripe.js, when the page's code uses the library wrongly; never for what a customer did. */
export class IntegrationError extends Error {
  override name = "IntegrationError";
}
