import { expect, it } from "vitest";
import { chargeFilters } from "@/lib/charges/list-charges-schema";
import { readListParams } from "@/lib/http/list-params";
import { fromCursor, toCursor } from "./cursor";

it("comes back as the place that it was, in its own order alone", () => {
  for (const place of [
    { key: 1_795_000_000_123, id: "sc_a-B_9" },
    { key: 'müller, "x"', id: "bc_1" },
    { key: null, id: "bc_2" },
  ]) {
    expect(fromCursor("created desc", toCursor("created desc", place))).toEqual(place);
    expect(fromCursor("created asc", toCursor("created desc", place))).toBeNull();
  }
  const wire = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  for (const none of [
    "",
    "x",
    wire(null),
    wire(["created desc", 1]),
    wire(["created desc", 1.5, "a"]),
    wire(["created desc", 1, "\n"]),
    wire(["created desc", 9e15, "a"]),
    wire(["created desc", -62_135_596_800_001, "a"]),
    wire(["created desc", 253_402_300_800_000, "a"]),
    wire(["created desc", "\0", "a"]),
    wire(["created desc", "\ud800", "a"]),
    "a".repeat(3000),
  ])
    expect(fromCursor("created desc", none)).toBeNull();
});

it("drops what an address says amiss, and says so", () => {
  const params = {
    status: "gone",
    kind: "trigger",
    from: "2026-02-30",
    to: ["2026-02-28", "x"],
    min: "-1",
    max: " ",
    size: "50",
    page: "3",
    q: " sc_1 ",
  };
  const expected = {
    filters: { kind: "trigger", to: new Date("2026-02-28T00:00:00Z"), size: 50, q: "sc_1" },
    dropped: [
      { name: "status", value: "gone" },
      { name: "from", value: "2026-02-30" },
      { name: "min", value: "-1" },
    ],
  };
  const read = readListParams(chargeFilters, params);
  expect(read).toEqual(expected);
  // No database could be asked for these days.
  expect(readListParams(chargeFilters, { from: "0000-01-01", to: "9999-12-31" })).toEqual({
    filters: {},
    dropped: [
      { name: "from", value: "0000-01-01" },
      { name: "to", value: "9999-12-31" },
    ],
  });
  expect(readListParams(chargeFilters, new URLSearchParams("size=77&dir=asc")).filters).toEqual({
    dir: "asc",
  });
});
