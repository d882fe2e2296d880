import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actionTable } from "@/app/public/action-table";
import { ERROR_STATUS, type ErrorCode } from "@/lib/errors";
import { errorsOf } from "@/lib/http/openapi/action-errors";
import { toInputSchema } from "@/lib/http/openapi/json-schema";
import type { ApiAnswer } from "@/lib/http/testing/api-server";
import { newId } from "@/lib/ids";
import { ACCOUNT_ROWS } from "./api/account-rows";
import { COMMON_REFUSALS, type Subject } from "./api/common-refusals";
import { CUSTOMER_ROWS } from "./api/customer-rows";
import type { Row } from "./api/row";
import { SET_UP_ROWS } from "./api/set-up-rows";
import { TRIGGER_ROWS } from "./api/trigger-rows";
import { type Body, startWorld, undoLosses, type World } from "./api/world";

/** Every action by every error that it can answer. What the API answers here is held against its own document. */
const TABLE: Record<string, Row> = { ...CUSTOMER_ROWS, ...SET_UP_ROWS, ...TRIGGER_ROWS, ...ACCOUNT_ROWS };

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

/** Another organization's ids, by the fields that name one. */
const foreignIds = ({ away }: World): Record<string, [string | number, ErrorCode]> => ({
  brand_id: [away.shop.brandId, "unknown_brand"],
  bi_id: [away.shop.item, "unknown_item"],
  billable_item_id: [away.shop.item, "unknown_item"],
  bc_id: [away.customer, "unknown_customer"],
  billing_customer_id: [away.customer, "unknown_customer"],
  ts_id: [away.enrollment, "unknown_enrollment"],
  charge_id: [away.charge, "unknown_charge"],
  invoice_id: [away.invoice, "unknown_invoice"],
  wh_id: [away.webhook, "unknown_webhook"],
  event_id: [away.event, "unknown_event"],
});
const ID_FIELDS = [
  "brand_id",
  "bi_id",
  "billable_item_id",
  "bc_id",
  "billing_customer_id",
  "ts_id",
  "charge_id",
  "invoice_id",
  "wh_id",
  "event_id",
];

const expectRefusals = (answers: readonly ApiAnswer[], code: ErrorCode) => {
  expect(answers.length).toBeGreaterThan(0);
  for (const { status, body } of answers) {
    expect({ status, code: body.error?.code, errors: body.errors }).toMatchObject({
      status: ERROR_STATUS[code],
      code,
    });
  }
};

/** Without what differs between any two answers. */
const plain = ({ status, body }: ApiAnswer) => ({
  status,
  body: { ...body, error: { ...body.error, request_id: "" } },
});

it("has a row for every action, and an action for every row", () => {
  expect(Object.keys(TABLE).sort()).toEqual([...actionTable.keys()].sort());
});

describe.each([...actionTable.values()].map(({ action }) => [action.name, action] as const))(
  "%s",
  (name, action) => {
    const row = TABLE[name] as Row;
    const path = `/public/${action.area}/${name}`;
    const codes = errorsOf(action);
    const subject = (): Subject => ({
      world,
      name,
      path,
      call: async () => row.call(world),
      send: (options) => world.api.send(path, options),
    });
    const send = (body: Body, to = path) =>
      world.api.send(to, { body: { api_key: world.home.key, ...body } });
    const fields = Object.keys(action.schema.shape);
    const required = (toInputSchema(action.schema).required ?? []) as string[];

    it("has a way to each of its errors, and no way to another", () => {
      expect(codes.filter((code) => !row.refusals[code] && !COMMON_REFUSALS[code])).toEqual([]);
      expect(
        Object.keys(row.refusals).filter((code) => !action.reference.errors.includes(code as ErrorCode)),
      ).toEqual([]);
    });

    it("takes its call under both paths, and names what it does not know", async () => {
      for (const to of [path, `/apis${path}.php`]) {
        const { status, body } = await send({ ...(await row.call(world)), tpyo: 1 }, to);
        expect(body).toMatchObject({
          status: "success",
          warnings: ['The unknown field "tpyo" was ignored.'],
        });
        expect(status).toBe(200);
      }
    });

    it.each(codes.filter((code) => COMMON_REFUSALS[code]))(
      "answers %s as every action does",
      async (code) => {
        expectRefusals((await COMMON_REFUSALS[code]?.(subject())) ?? [], code);
      },
    );

    it.each(Object.keys(row.refusals) as ErrorCode[])("answers %s", async (code) => {
      const body = await row.refusals[code]?.(world);
      expectRefusals([await send(body ?? {})], code);
    });

    it.each(required)("says that %s is required", async (field) => {
      const { [field]: _, ...body } = await row.call(world);
      const answer = await send(body);
      expectRefusals([answer], "invalid_request");
      expect(answer.body).toMatchObject({ errors: [`${field} is required.`], error: { field } });
    });

    it.each(fields)("says what is wrong with %s", async (field) => {
      const answer = await send({ ...(await row.call(world)), [field]: [] });
      expectRefusals([answer], "invalid_request");
      expect(answer.body.error?.field).toBe(field);
      expect(answer.body.errors?.[0]).toMatch(new RegExp(`^${field} must .*\\.$`));
    });

    it("names every bad field at once", async () => {
      const answer = await send(Object.fromEntries(fields.map((field) => [field, []])));
      expectRefusals([answer], "invalid_request");
      expect(answer.body.errors).toHaveLength(fields.length);
    });

    if (action.statusOf) {
      it("answers 202 while its gateway is silent, and keeps no such answer", async () => {
        if (!row.undecided) throw new Error("The row has no call that stays undecided");
        const body = { ...(await row.undecided(world)), api_key: world.home.key };
        const headers = { "idempotency-key": newId("req") };
        try {
          const answer = await world.api.send(path, { body, headers });
          expect(answer.body).toMatchObject({ status: "success" });
          expect(answer.status).toBe(202);
        } finally {
          await undoLosses(world);
        }
        const again = await world.api.send(path, { body, headers });
        expect(again.headers.has("idempotent-replayed")).toBe(false);
        expect([200, 202]).toContain(again.status);
      });
    }

    const idFields = fields.filter((field) => ID_FIELDS.includes(field));
    it.each(idFields)(
      "knows no %s of another organization, and does not touch what it names",
      async (field) => {
        const [id, code] = foreignIds(world)[field] ?? ["", "internal_error"];
        const before = await traces(world);
        const call = await row.call(world);
        const foreign = await send({ ...call, [field]: id });
        expectRefusals([foreign], code);
        expect(plain(foreign)).toEqual(plain(await send({ ...call, [field]: `${id}x` })));
        expect(await traces(world)).toEqual(before);
      },
    );
  },
);

/** All that there is of the other organization. */
async function traces({ path, away }: World) {
  const tables = [
    "billing_customer",
    "enrollment",
    "charge",
    "refund",
    "invoice",
    "event",
    "audit_entry",
    "setup_link",
  ];
  return Promise.all(
    tables.map((table) =>
      path.rows(`select * from ${table} where org_id = $1 order by 1, 2`, [away.shop.orgId]),
    ),
  );
}
