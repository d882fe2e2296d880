import { expect, it } from "vitest";
import { toDoctorView } from "./to-view";
import type { CheckResult } from "./types";

it("groups what was found in the order of the report, and leads to where it is mended", () => {
  const result = (id: string, group: string, status: CheckResult["status"], link?: string): CheckResult => ({
    id,
    title: id,
    group,
    status,
    found: "Found.",
    mend: status === "ok" ? null : "Mend it.",
    ...(link ? { link } : {}),
  });
  const view = toDoctorView(
    {
      id: "doc_1",
      requestedBy: "user_1",
      startedAt: new Date(0),
      finishedAt: new Date(1_000),
      results: [
        result("keys:ga_1", "Stripe · Main", "ok", "/admin/gateways"),
        result("round_trip:ga_1", "Stripe · Main", "waiting"),
        result("webhook:ga_1", "Stripe · Main", "warn", "/admin/gateways"),
        result("legal_links:brand_1", "Brand · Acme", "warn"),
        result("contrast:brand_1", "Brand · Acme", "fail", "/admin/brands/brand_1"),
        result("accounts", "Server", "ok", "/admin/gateways"),
        result("mail", "Server", "waiting"),
      ],
    },
    new Map([["user_1", "Ada"]]),
  );
  expect(view).toMatchObject({ at: "1970-01-01T00:00:01.000Z", by: "Ada" });
  expect(view.tally).toEqual({ ok: 2, waiting: 2, warn: 2, fail: 1 });
  expect(view.groups.map(({ name, worst }) => [name, worst])).toEqual([
    ["Stripe · Main", "warn"],
    ["Brand · Acme", "fail"],
    ["Server", "waiting"],
  ]);
  expect(view.groups.flatMap(({ results }) => results.map(({ link }) => link ?? null))).toEqual([
    "/admin/gateways/ga_1",
    null,
    "/admin/gateways/ga_1",
    null,
    "/admin/brands/brand_1",
    "/admin/gateways",
    null,
  ]);
});
