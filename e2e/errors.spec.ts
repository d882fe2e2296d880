import { randomUUID } from "node:crypto";
import { Api, expectRefusal } from "./fixtures/api";
import { expect, test } from "./fixtures/test";

const PATHS = [
  "/public/edge/buildCustomerProfileSetup",
  "/apis/public/edge/buildCustomerProfileSetup.php",
] as const;

for (const path of PATHS) {
  test.describe(path, () => {
    test("400: not JSON, and one sentence for each bad field", async ({ program, tenant }) => {
      const api = new Api(program, path);
      const json = { "content-type": "application/json" };
      expectRefusal(await api.call("POST", "{", json), { status: 400, code: "invalid_json" });
      expectRefusal(await api.call("POST", "[]", json), { status: 400, code: "invalid_request" });
      const { api_key, org_id } = tenant;
      const bad = await api.post({ api_key, org_id, brand_id: {}, bc_meta: { _own: 1 }, gateway: "cash" });
      expect(bad).toMatchObject({
        status: 400,
        body: { status: "error", error: { code: "invalid_request" } },
      });
      const sentences = bad.body.errors as string[];
      expect(sentences).toHaveLength(4);
      for (const field of ["brand_id", "contact_id", "bc_meta", "gateway"]) {
        expect(sentences.filter((sentence) => sentence.includes(field))).toHaveLength(1);
      }
    });

    test("401: no key; unknown, revoked and expired keys alike", async ({ program, tenant }) => {
      const api = new Api(program, path);
      const { org_id, brand_id } = tenant;
      const input = { org_id, brand_id, contact_id: "cont_1" };
      const missing = await api.post(input);
      expectRefusal(missing, { status: 401, code: "missing_api_key", field: "api_key" });
      expect(missing.headers.get("www-authenticate")).toContain("Bearer");
      const sentences = new Set<unknown>();
      for (const api_key of ["ek_test_unknown", tenant.revoked_api_key, tenant.expired_api_key]) {
        const answer = await api.post({ ...input, api_key });
        expectRefusal(answer, { status: 401, code: "invalid_api_key", field: "api_key" });
        sentences.add(JSON.stringify(answer.body.errors));
      }
      expect(sentences.size).toBe(1);
    });

    test("the header's key wins over the body's", async ({ program, tenant }) => {
      const api = new Api(program, path);
      const { org_id, brand_id, api_key } = tenant;
      const input = { org_id, brand_id, contact_id: randomUUID() };
      const wrong = { ...input, api_key: "ek_test_wrong" };
      expect((await api.post(wrong, { authorization: `Bearer ${api_key}` })).status).toBe(200);
      const refused = await api.post({ ...input, api_key }, { authorization: "Bearer ek_test_wrong" });
      expectRefusal(refused, { status: 401, code: "invalid_api_key", field: "api_key" });
    });

    test("403, 404, 409, 422: what the fields name", async ({ program, tenant, db }) => {
      const api = new Api(program, path);
      const { api_key, org_id, brand_id, items } = tenant;
      const { other_org } = program;
      const input = { api_key, org_id, brand_id, contact_id: randomUUID() };
      const refusals: [changed: object, status: number, code: string, field: string][] = [
        [{ org_id: other_org.org_id }, 403, "org_mismatch", "org_id"],
        [{ org_id: "org_unknown" }, 403, "org_mismatch", "org_id"],
        [{ brand_id: "brand_unknown" }, 404, "unknown_brand", "brand_id"],
        [{ brand_id: other_org.brand_id }, 404, "unknown_brand", "brand_id"],
        [{ brand_id: other_org.brand_number }, 404, "unknown_brand", "brand_id"],
        [{ bi_id: "bi_unknown" }, 404, "unknown_item", "bi_id"],
        [{ bi_id: other_org.items.fixed }, 404, "unknown_item", "bi_id"],
        [{ contact_id: tenant.suspended_contact_id }, 409, "customer_suspended", "contact_id"],
        [{ bi_id: items.one_off }, 422, "item_not_trigger", "bi_id"],
        [{ bi_id: items.inactive }, 422, "item_inactive", "bi_id"],
      ];
      for (const [changed, status, code, field] of refusals) {
        expectRefusal(await api.post({ ...input, ...changed }), { status, code, field });
      }
      const { rows } = await db.query("select from billing_customer where org_id = $1 and contact_id = $2", [
        org_id,
        input.contact_id,
      ]);
      expect(rows).toEqual([]);
    });

    test("405, 413, 415: not a POST, too large, not JSON by its type", async ({ program, tenant }) => {
      const api = new Api(program, path);
      const { api_key, org_id, brand_id } = tenant;
      for (const method of ["GET", "PUT", "DELETE"]) {
        const answer = await api.call(method, undefined, {});
        expectRefusal(answer, { status: 405, code: "method_not_allowed" });
        expect(answer.headers.get("allow")).toBe("POST");
      }
      const input = { api_key, org_id, brand_id, contact_id: "cont_1" };
      const large = await api.post({ ...input, bc_meta: { text: "x".repeat(70_000) } });
      expectRefusal(large, { status: 413, code: "body_too_large" });
      const text = await api.call("POST", JSON.stringify(input), { "content-type": "text/plain" });
      expectRefusal(text, { status: 415, code: "unsupported_media_type" });
    });

    test("409: a key for another body, and one whose first call still runs", async ({
      program,
      tenant,
      db,
    }) => {
      const api = new Api(program, path);
      const { api_key, org_id, brand_id } = tenant;
      const input = { api_key, org_id, brand_id, contact_id: randomUUID() };
      const once = { "idempotency-key": randomUUID() };
      const first = await api.post(input, once);
      expect(first.status).toBe(200);
      expect((await api.post(input, once)).body).toEqual(first.body);
      const other = await api.post({ ...input, contact_id: randomUUID() }, once);
      expectRefusal(other, { status: 409, code: "idempotency_conflict" });

      const slow = { "idempotency-key": randomUUID() };
      const lock = await db.connect();
      try {
        await lock.query("begin");
        await lock.query("select from billing_customer where org_id = $1 for update", [org_id]);
        const running = api.post(input, slow);
        const claims = async () =>
          (
            await db.query("select from idempotency_key where org_id = $1 and key = $2", [
              org_id,
              slow["idempotency-key"],
            ])
          ).rowCount;
        await expect.poll(claims).toBe(1);
        expectRefusal(await api.post(input, slow), { status: 409, code: "request_in_progress" });
        await lock.query("rollback");
        expect((await running).status).toBe(200);
      } finally {
        lock.release(true);
      }
    });

    test("429: more calls than the key may make, with Retry-After", async ({ program, tenant, db }) => {
      const api = new Api(program, path);
      const { api_key, org_id, brand_id } = tenant;
      await db.query("update api_key set rate_per_second = 1, burst = 1 where org_id = $1", [org_id]);
      const input = { api_key, org_id, brand_id, contact_id: "cont_1" };
      const answers = await Promise.all(Array.from({ length: 5 }, () => api.post(input)));
      const limited = answers.find(({ status }) => status === 429);
      if (!limited) throw new Error(`Nobody was limited: ${answers.map(({ status }) => status)}`);
      expectRefusal(limited, { status: 429, code: "rate_limited" });
      expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    });

    test("429: an address that tries key after key", async ({ program }) => {
      const api = new Api(program, path);
      const guesses = Array.from({ length: 30 }, (_, guess) =>
        api.post({ api_key: `ek_test_guess_${guess}` }),
      );
      const answers = await Promise.all(guesses);
      expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(21);
      const limited = answers.find(({ status }) => status === 429);
      if (!limited) throw new Error("Nobody was limited.");
      expectRefusal(limited, { status: 429, code: "rate_limited" });
    });

    test("422: an organization without an account at the gateway", async ({ program, tenants }) => {
      const { api_key, org_id, brand_id } = await tenants.make("bare");
      const api = new Api(program, path);
      for (const gateway of ["stripe", "paypal"]) {
        const answer = await api.post({ api_key, org_id, brand_id, contact_id: "cont_1", gateway });
        expectRefusal(answer, { status: 422, code: "gateway_not_configured", field: "gateway" });
      }
    });

    const OUR_FAULTS: [status: number, code: string, sqlstate: string][] = [
      [500, "internal_error", "XX000"],
      [503, "service_unavailable", "57P01"],
    ];
    for (const [status, code, sqlstate] of OUR_FAULTS) {
      test(`${status}: a fixed sentence, nothing of what happened`, async ({ program, tenant, db }) => {
        const api = new Api(program, path);
        const { api_key, org_id, brand_id } = tenant;
        const name = `break_${org_id.replaceAll(/\W/g, "_").toLowerCase()}`;
        await db.query(`
          create function ${name}() returns trigger language plpgsql as
            $$ begin raise exception 'a secret detail' using errcode = '${sqlstate}'; end $$;
          create trigger ${name} before insert on setup_link for each row when (new.org_id = '${org_id}') execute function ${name}();`);
        try {
          const answer = await api.post({ api_key, org_id, brand_id, contact_id: "cont_1" });
          expectRefusal(answer, { status, code });
          expect(JSON.stringify(answer.body)).not.toMatch(/secret detail|setup_link|plpgsql/);
        } finally {
          await db.query(`drop trigger ${name} on setup_link; drop function ${name}();`);
        }
      });
    }

    test("200: the answer field for field, and a misspelt field is named", async ({ program, tenant }) => {
      const api = new Api(program, path);
      const { api_key, org_id, brand_id, brand_number } = tenant;
      const input = { api_key, org_id, brand_id, contact_id: randomUUID(), bc_meta: { wallet_id: "abc" } };
      const { status, body } = await api.post(input);
      expect(status).toBe(200);
      const { billing_customer_id: id } = body.data as { billing_customer_id: string };
      expect(id).toMatch(/^bc_[\w-]{22,}$/);
      const setup_url = `${program.base_url}/public/edge/setup-billing/${brand_number}/${org_id}/${id}`;
      const answer = { data: { existing: false, setup_url, billing_customer_id: id }, status: "success" };
      expect(body).toEqual(answer);
      const again = await api.post({ ...input, brand_id: brand_number, gatway: "paypal" });
      expect(again.body).toEqual({
        ...answer,
        data: { ...answer.data, existing: true },
        warnings: [expect.stringContaining("gatway")],
      });
    });
  });
}

test("404: an action that does not exist", async ({ program }) => {
  for (const path of ["/public/edge/noSuchAction", "/apis/public/edge/noSuchAction.php"]) {
    expectRefusal(await new Api(program, path).post({}), { status: 404, code: "unknown_action" });
  }
});
