import type { PayVisitor } from "./find-invoice";
import type { PayView } from "./view";

export type PayPageRequest = {
  invoiceId: string;
  cookies: PayVisitor;
  address: string;
  localeQuery?: string;
  acceptLanguage?: string;
};

/**
 * What the pay page shows, decided from our rows alone; null means the neutral 404. Changes nothing: mail scanners open
 * links too.
 */
export async function getPayPage(_request: PayPageRequest): Promise<PayView | null> {
  throw new Error("not written");
}
