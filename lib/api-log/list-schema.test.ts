import { expect, it } from "vitest";
import { readListParams } from "@/lib/http/list-params";
import { toCursor } from "./cursor";
import { apiLogFilters, toListApiRequests } from "./list-schema";

it("asks the log for what the address says: whole days, and no page that is none", () => {
  const cursor = toCursor({ createdAt: new Date(1_000), id: "req_1" });
  const { filters, dropped } = readListParams(apiLogFilters, {
    status: "4xx",
    action: "fire",
    error: "card_declined",
    key: "key_1",
    customer: "bc_1",
    from: "2026-03-01",
    to: "2026-03-31",
    cursor,
    columns: "time",
  });
  expect(toListApiRequests(filters)).toEqual({
    status: "4xx",
    action: "fire",
    errorCode: "card_declined",
    keyId: "key_1",
    customerId: "bc_1",
    from: new Date("2026-03-01T00:00:00Z"),
    to: new Date("2026-04-01T00:00:00Z"),
    cursor,
  });
  expect(dropped).toEqual([]);
  const bad = readListParams(apiLogFilters, { status: "3xx", from: "March", cursor: "none-of-ours" });
  expect(bad.filters).toEqual({});
  expect(bad.dropped.map(({ name }) => name)).toEqual(["status", "from", "cursor"]);
});
