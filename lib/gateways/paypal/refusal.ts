import { z } from "zod";
import { GatewayRejected, GatewayUnknown, isGatewayRejected, isGatewayUnknown } from "../errors";

/** PayPal understood the call and did not carry it out. Never leaves this folder. */
export class PaypalRefusal extends Error {
  constructor(
    readonly status: number,
    /** `INSTRUMENT_DECLINED`, `RESOURCE_NOT_FOUND`, …: the first detail's issue, else the error's name. */
    readonly issue: string,
    /** What PayPal's support asks for. */
    readonly debugId: string | undefined,
    /** Where the payer has to go, when they can mend it. */
    readonly payerAction?: string,
  ) {
    super(`PayPal answered ${status} ${issue}`);
    this.name = "PaypalRefusal";
  }
}

/** https://developer.paypal.com/api/rest/responses/#error-responses; OAuth's own errors are shaped differently. */
const answer = z.union([
  z.object({
    name: z.string(),
    debug_id: z.string().optional(),
    details: z.array(z.object({ issue: z.string().optional() })).optional(),
    links: z.array(z.object({ rel: z.string().optional(), href: z.string() })).optional(),
  }),
  z.object({ error: z.string() }),
]);

/** The refusal that a 4xx carries; undefined when the body is not PayPal's (a proxy's page says nothing about the call). */
export function toRefusal(status: number, body: unknown): PaypalRefusal | undefined {
  const parsed = answer.safeParse(body);
  if (!parsed.success) return undefined;
  if ("error" in parsed.data) return new PaypalRefusal(status, parsed.data.error, undefined);
  const { name, debug_id, details, links } = parsed.data;
  const payerAction = links?.find(({ rel }) => rel === "payer-action" || rel === "redirect")?.href;
  return new PaypalRefusal(status, details?.[0]?.issue ?? name, debug_id, payerAction);
}

export function isRefusal(error: unknown, ...issues: string[]): error is PaypalRefusal {
  return error instanceof PaypalRefusal && (issues.length === 0 || issues.includes(error.issue));
}

export function isMissing(error: unknown): boolean {
  return error instanceof PaypalRefusal && error.status === 404;
}

/** Runs provider calls and throws nothing but the two gateway errors. */
export async function asking<T>(operation: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (isGatewayUnknown(error) || isGatewayRejected(error)) throw error;
    if (isRefusal(error)) throw new GatewayRejected(operation, error.issue, error);
    throw new GatewayUnknown(operation, error);
  }
}
