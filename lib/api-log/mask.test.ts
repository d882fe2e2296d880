import { describe, expect, it } from "vitest";
import { maskAnswer, maskBody } from "./mask";

const HIDDEN = "•••";

describe("what is kept of a body", () => {
  it("hides secrets by the name of their field, however deep and however spelled", () => {
    const given = {
      api_key: "ek_live_abcdefgh",
      apiKey: 12,
      "X-Auth-Token": ["a"],
      org_id: "org_1",
      payment_data: { vault_token: "8kk845", customer_id: "cus_R1a", pm_id: "pm_1Qx" },
      list: [{ clientSecret: { deep: "seti_1" } }, { password: "hunter2", cvc: "123" }],
      token: null,
    };
    const copy = structuredClone(given);
    expect(maskBody(given)).toEqual({
      api_key: HIDDEN,
      apiKey: HIDDEN,
      "X-Auth-Token": HIDDEN,
      org_id: "org_1",
      payment_data: { vault_token: HIDDEN, customer_id: "cus_R1a", pm_id: "pm_1Qx" },
      list: [{ clientSecret: HIDDEN }, { password: HIDDEN, cvc: HIDDEN }],
      token: null,
    });
    expect(given).toEqual(copy);
  });

  it("hides PayPal's tokens where they go by another name", () => {
    expect(
      maskBody({
        data: {
          order_id: "5O190127",
          approval_url: "https://paypal.test/agree?approval_session_id=5O190127",
        },
        meta: { order_id: "A-77" },
        pm: { pm_id: "8kk84532" },
      }),
    ).toEqual({
      data: { order_id: HIDDEN, approval_url: `https://paypal.test/agree?approval_session_id=${HIDDEN}` },
      meta: { order_id: "A-77" },
      pm: { pm_id: HIDDEN },
    });
  });

  it.each([
    [
      "an e-mail address",
      "Dana <dana.scully+1@mail.example.com>, x@y.org",
      `Dana <d${HIDDEN}@mail.example.com>, x${HIDDEN}@y.org`,
    ],
    ["a provider's key", "we use sk_live_51Nx-9 here", `we use ${HIDDEN} here`],
    ["our own key", "ek_test_4fTz_abc", HIDDEN],
    ["a client secret", "pi_3Nx_secret_R1aB and text", `${HIDDEN} and text`],
    ["a header that was pasted", "Authorization: Bearer abcdefgh.ijk", `Authorization: ${HIDDEN}`],
    [
      "the token of a signed link",
      "https://b.test/public/edge/setup-billing/1/org/bc?t=abc-DEF&x=1#top",
      `https://b.test/public/edge/setup-billing/1/org/bc?t=${HIDDEN}&x=${HIDDEN}#top`,
    ],
    ["a card's number", "4242 4242 4242 4242, 4242424242424242", `${HIDDEN}, ${HIDDEN}`],
    [
      "nothing in ids, labels and numbers",
      "bc_4mVt8 pm_1Qx cus_R1a Visa •••• 4242 1234567890123",
      "bc_4mVt8 pm_1Qx cus_R1a Visa •••• 4242 1234567890123",
    ],
  ])("in a text: %s", (_, text, masked) => {
    expect(maskBody({ notes: text, [text]: null })).toEqual({ notes: masked, [masked]: null });
  });

  it("cuts long texts without halving what has to be hidden or a character", () => {
    const cut = (text: string) => (maskBody({ text }) as { text: string }).text;
    expect(cut("x".repeat(1024))).toBe("x".repeat(1024));
    expect(cut("x".repeat(1025))).toBe(`${"x".repeat(1024)}… (1025 characters)`);
    expect(cut(`${"x ".repeat(508)}dana@example.com ${"y".repeat(500)}`)).not.toMatch(/dana/);
    expect(cut(`${"x".repeat(1023)}😀y`)).not.toMatch(/\p{Surrogate}/u);
  });

  it("keeps no body of more than 8 KiB but the names of its fields", () => {
    const large = {
      api_key: "k",
      meta: Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`m${at}`, "x".repeat(1000)])),
      "dana@example.com": 1,
    };
    expect(maskBody(large)).toEqual({ cut: true, fields: ["api_key", "meta", `d${HIDDEN}@example.com`] });
    // Counted after the cut of each text: one long note is no large body.
    expect(maskBody({ notes: "x".repeat(60_000), id: "a" })).toMatchObject({ id: "a" });
    expect(JSON.stringify(maskBody(Array.from({ length: 60_000 }, () => [1])))).toBe(
      '{"cut":true,"fields":[]}',
    );
  });

  it("takes whatever JSON there is", () => {
    const fields = JSON.parse('{"__proto__": {"api_key": "x"}, "a": [null, true, 1.5, {}, []]}');
    expect(JSON.stringify(maskBody(fields))).toBe(
      `{"__proto__":{"api_key":"${HIDDEN}"},"a":[null,true,1.5,{},[]]}`,
    );
    expect([null, "x", 5, undefined].map(maskBody)).toEqual([null, "x", 5, null]);
  });
});

it("an answer is kept as its JSON, a large one by its size alone", () => {
  expect(maskAnswer('{"data":{"client_secret":"s"},"status":"success"}')).toEqual({
    data: { client_secret: HIDDEN },
    status: "success",
  });
  const rows = JSON.stringify({ data: Array.from({ length: 500 }, (_, at) => `row ${at} of many`) });
  expect(maskAnswer(rows)).toEqual({ cut: true, characters: rows.length });
});
