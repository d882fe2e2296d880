import { expect, it } from "vitest";
import { InvoiceStatus } from "@/lib/generated/prisma/enums";
import { INVOICE_MOVES, isUnpaid } from "./status";

const ALL = Object.values(InvoiceStatus);

const ALLOWED = [
  "draft → sent",
  "draft → overdue",
  "draft → paid",
  "draft → void",
  "sent → overdue",
  "sent → paid",
  "sent → void",
  "overdue → paid",
  "overdue → void",
];

it.each(ALL.flatMap((from) => ALL.map((to) => [from, to] as const)))("%s → %s", (from, to) => {
  expect(INVOICE_MOVES[from].includes(to)).toBe(ALLOWED.includes(`${from} → ${to}`));
});

it("is unpaid exactly while it can still be paid", () => {
  for (const status of ALL) expect(isUnpaid({ status })).toBe(INVOICE_MOVES[status].includes("paid"));
});
