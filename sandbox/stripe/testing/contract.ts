import { expect, it } from "vitest";
import { checkStripeExchange } from "../../contract/stripe-contract";
import type { LoggedRequest } from "../../core/requests";
import type { RunningSandbox } from "../../core/testing/run-sandbox";

/** The last test of a file: everything that was asked and answered in it fits Stripe's own description. */
export function itFitsTheSpecification(running: () => RunningSandbox): void {
  it.skipIf(!process.env.EDGE_SPECS)(
    "asks and answers as Stripe's specification says",
    async () => {
      const { requests } = await running().control<{ requests: LoggedRequest[] }>("GET", "requests");
      const checked = requests.filter(
        ({ provider, fault, response_body }) =>
          provider === "stripe" && fault === null && response_body !== null,
      );
      expect(checked.length).toBeGreaterThan(0);
      const problems = checked.flatMap(({ method, path, request_body, status, response_body }) =>
        checkStripeExchange({ method, path, requestBody: request_body, status, responseBody: response_body }),
      );
      expect([...new Set(problems)]).toEqual([]);
    },
    60_000,
  );
}
