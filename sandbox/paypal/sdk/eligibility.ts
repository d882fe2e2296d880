type Details = { can_be_vaulted?: boolean; country_code?: string; product_code?: string };
export type EligibilityResponse = { eligible_methods: Record<string, Details | undefined> };

/** The API's names of methods that the script calls otherwise. */
const FUNDING: Record<string, string> = {
  paypal_pay_later: "paylater",
  paypal_credit: "credit",
  apple_pay: "applepay",
  google_pay: "googlepay",
};

/** What `findEligibleMethods` and `hydrateEligibleMethods` give: the two questions a page asks. */
export function toEligibleMethods(response: EligibilityResponse) {
  const methods = new Map(
    Object.entries(response.eligible_methods).map(([name, details]) => [
      FUNDING[name] ?? name,
      details ?? {},
    ]),
  );
  return {
    isEligible: (method: string) => methods.has(method),
    getDetails: (method: string) => {
      const details = methods.get(method);
      return (
        details && {
          canBeVaulted: details.can_be_vaulted ?? false,
          ...(details.country_code ? { countryCode: details.country_code } : {}),
          ...(details.product_code ? { productCode: details.product_code } : {}),
        }
      );
    },
  };
}
