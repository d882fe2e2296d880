import { describe, expect, it } from "vitest";
import { brandDraft, NEW_BRAND } from "./schema";

const parse = (part: object) => brandDraft.safeParse({ ...NEW_BRAND, name: "Harbour", ...part });
const fault = (part: object) => parse(part).error?.issues[0];

describe("brandDraft", () => {
  it("takes what a brand may be, and tidies it up", () => {
    expect(
      parse({
        name: "  Harbour ",
        primaryColor: " #ABCDEF",
        radius: 24,
        termsUrl: "",
        supportUrl: "help@harbour.test",
        homeUrl: "http://localhost:3000/x",
        returnUrl: "https://harbour.test/wallet?from=edge",
        locale: "ar",
        embedOrigins: [
          "https://App.test/",
          "https://app.test:443",
          "http://localhost:5173",
          "https://müller.test",
        ],
      }).data,
    ).toEqual({
      ...NEW_BRAND,
      name: "Harbour",
      primaryColor: "#abcdef",
      radius: 24,
      supportUrl: "help@harbour.test",
      homeUrl: "http://localhost:3000/x",
      returnUrl: "https://harbour.test/wallet?from=edge",
      locale: "ar",
      embedOrigins: ["https://app.test", "http://localhost:5173", "https://xn--mller-kva.test"],
    });
  });

  it.each([
    ["name", ["", "   ", "x".repeat(81), 1]],
    ["primaryColor", ["red", "#fff", "#12345g", "#1a56db;}", ""]],
    ["radius", [-1, 25, 1.5, Number.NaN, "8"]],
    ["mode", ["auto"]],
    ["font", ["Comic Sans", "url(x)"]],
    ["locale", ["xx", "de-AT"]],
    [
      "returnUrl",
      [
        "javascript:alert(1)",
        "http://harbour.test",
        "/wallet",
        "harbour.test",
        "https://a:b@harbour.test",
        "https://a b",
      ],
    ],
    [
      "termsUrl",
      ["mailto:help@harbour.test", "data:text/html,x", `https://harbour.test/${"x".repeat(2000)}`],
    ],
    ["supportUrl", ["javascript:alert(1)@harbour.test", "help@", "http://harbour.test", "mailto:"]],
  ])("refuses for %s, with a sentence there: %j", (name, values) => {
    for (const value of values) {
      expect(fault({ [name]: value }), String(value)).toMatchObject({ path: [name] });
      expect(fault({ [name]: value })?.message).toMatch(/^(?:Write|Choose) .+\.$/);
    }
  });

  it("lets no site embed that is not named exactly", () => {
    for (const origin of [
      "https://*.app.test",
      "https://app.test/path",
      "https://app.test?x",
      "https://app.test#",
      "http://app.test",
      "http://localhost.evil.test",
      "https://app.test; script-src *",
      "https://app.test https://evil.test",
      "https://user@app.test",
      "app.test",
      "null",
      "'self'",
      "*",
    ]) {
      const found = fault({ embedOrigins: ["https://good.test", origin] });
      expect(found, origin).toMatchObject({ path: ["embedOrigins", 1] });
      expect(found?.message).toContain(origin);
    }
    expect(
      fault({ embedOrigins: Array.from({ length: 21 }, (_, at) => `https://a${at}.test`) })?.message,
    ).toBe("Name at most 20 sites.");
  });
});
