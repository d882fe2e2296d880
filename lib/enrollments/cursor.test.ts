import { expect, it } from "vitest";
import { fromCursor, toCursor } from "./cursor";
import { listEnrollmentsInput } from "./schema";

it("comes back as the place that it was", () => {
  const place = { createdAt: new Date("2026-11-22T10:44:05.123Z"), id: "ts_a-B_9" };
  expect(fromCursor(toCursor(place))).toEqual(place);
});

it.each([
  "",
  "x",
  "ts_2kLp7",
  Buffer.from("1 ").toString("base64url"),
  Buffer.from("99999999999999999 ts_1").toString("base64url"),
  Buffer.from("999999999999999 ts_1").toString("base64url"),
  Buffer.from("1 ts_1\u0000").toString("base64url"),
])("takes %j for none", (cursor) => {
  expect(fromCursor(cursor)).toBeNull();
  expect(listEnrollmentsInput.safeParse({ org_id: "org_x", cursor }).success).toBe(false);
});

it.each([
  [{ limit: 0 }, "limit"],
  [{ limit: 201 }, "limit"],
  [{ limit: 1.5 }, "limit"],
  [{ offset: -1 }, "offset"],
  [{ offset: 10_001 }, "offset"],
  [{ status: "ended" }, "status"],
  [{ cursor: toCursor({ createdAt: new Date(), id: "ts_1" }), offset: 1 }, "offset"],
])("refuses %j", (change, field) => {
  const result = listEnrollmentsInput.safeParse({ org_id: "org_x", ...change });
  expect(result.error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
});

it("takes null for what is left out", () => {
  const nothing = {
    status: null,
    billing_customer_id: null,
    billable_item_id: null,
    limit: null,
    offset: null,
  };
  expect(listEnrollmentsInput.safeParse({ org_id: "org_x", ...nothing, cursor: null }).success).toBe(true);
});
