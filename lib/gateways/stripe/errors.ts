import Stripe from "stripe";
import { GatewayRejected, GatewayUnknown, isGatewayRejected, isGatewayUnknown } from "../errors";

/**
 * What a failed call means. Stripe answers 400, 401, 403 and 404 without having done anything; 402 is a decline and is
 * told apart by the caller; everything else (no answer, 409, 429, 5xx, nonsense) leaves the outcome open, to be asked
 * again under the same idempotency key. https://docs.stripe.com/error-low-level
 */
function toGatewayError(operation: string, error: unknown): GatewayRejected | GatewayUnknown {
  if (isGatewayUnknown(error) || isGatewayRejected(error)) return error;
  if (
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeAuthenticationError ||
    error instanceof Stripe.errors.StripePermissionError ||
    error instanceof Stripe.errors.StripeIdempotencyError ||
    error instanceof Stripe.errors.StripeCardError
  )
    return new GatewayRejected(operation, error.code ?? error.rawType ?? `http_${error.statusCode}`, error);
  return new GatewayUnknown(operation, error);
}

/** Runs one provider call and throws nothing but the two gateway errors. */
export async function asking<T>(operation: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toGatewayError(operation, error);
  }
}

/** The provider does not hold the object. */
export function isMissing(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError &&
    (error.code === "resource_missing" || error.statusCode === 404)
  );
}

/**
 * Stripe keeps a 5xx under the idempotency key like any other answer, so that a repeat can only ever get it again. The
 * mark on a replayed answer also says that the first call has ended. https://docs.stripe.com/api/idempotent_requests
 */
export function isKeptFailure(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeError &&
    (error.statusCode ?? 0) >= 500 &&
    error.headers?.["idempotent-replayed"] === "true"
  );
}
