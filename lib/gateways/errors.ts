/**
 * The outcome of a provider call cannot be known: it timed out, the connection broke, or the provider answered 5xx.
 * Whoever catches it leaves the row in doubt and lets the reconciler ask again.
 */
export class GatewayUnknown extends Error {
  readonly kind = "gateway_unknown";
  constructor(
    readonly operation: string,
    cause?: unknown,
  ) {
    super(`The outcome of ${operation} is unknown`, { cause });
    this.name = "GatewayUnknown";
  }
}

/** The provider refused for a reason that lies with the org's set-up or with us, not with the customer. */
export class GatewayRejected extends Error {
  readonly kind = "gateway_rejected";
  constructor(
    readonly operation: string,
    /** The provider's own code, for staff. */
    readonly providerCode: string,
    cause?: unknown,
  ) {
    super(`${operation} was refused: ${providerCode}`, { cause });
    this.name = "GatewayRejected";
  }
}

/** We refuse it ourselves, each time and before anything is sent: the provider never heard of it, whoever asked before. */
export class GatewayUnsendable extends GatewayRejected {
  readonly unsendable = true;
}

/** By mark and not by class: server and pages are two module graphs in one process. */
export function isGatewayUnknown(error: unknown): error is GatewayUnknown {
  return error instanceof Error && (error as { kind?: unknown }).kind === "gateway_unknown";
}

export function isGatewayRejected(error: unknown): error is GatewayRejected {
  return error instanceof Error && (error as { kind?: unknown }).kind === "gateway_rejected";
}

export function isGatewayUnsendable(error: unknown): error is GatewayUnsendable {
  return isGatewayRejected(error) && (error as { unsendable?: unknown }).unsendable === true;
}
