import { afterAll, beforeAll, expect, it } from "vitest";
import { newStripeAccount } from "@/lib/testing/gateway-requests";
import { type SandboxUnderTest, startSandbox } from "@/lib/testing/sandbox";
import type { HistoryPage, Period } from "../types";
import { makeStripeGateway } from "./gateway";

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

it("walks through every page of every list, and through nothing that lies outside of the period", async () => {
  const gateway = makeStripeGateway({ apiBase: sandbox.url });
  const account = newStripeAccount();
  const walk = async (period: Period) => {
    const pages: HistoryPage[] = [];
    for (let from: string | undefined, ended = false; !ended; ended = from === undefined) {
      const page = await gateway.listHistory(account, period, from);
      from = page.next;
      pages.push(page);
    }
    return pages;
  };
  const since = new Date(Date.now() - 60_000);
  const made = await Promise.all(
    Array.from({ length: 101 }, (_, at) => gateway.provokeEvent(account, `doc_${at}`)),
  );
  const pages = await walk({ since, until: new Date() });
  const about = pages.flatMap(({ events }) => events.map(({ event }) => event.about));
  expect(about.map((one) => "ref" in one && one.ref).sort()).toEqual(
    made.map((one) => "setupRef" in one && one.setupRef).sort(),
  );
  // Charges, refunds, disputes, and two pages of events.
  expect(pages).toHaveLength(5);
  const earlier = await walk({ since: new Date(since.getTime() - 60_000), until: since });
  expect(earlier.flatMap(({ events }) => events)).toEqual([]);
});
