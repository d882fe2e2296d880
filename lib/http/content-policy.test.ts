import { describe, expect, it } from "vitest";
import { type PagePolicy, toContentPolicy, toPermissionsPolicy } from "./content-policy";
import { pageHeaders } from "./page-headers";

const page: PagePolicy = {
  nonce: "n0nce",
  gateway: null,
  standIns: [],
  embedOrigins: [],
  development: false,
  https: true,
};

function directives(policy: PagePolicy): Record<string, string[]> {
  return Object.fromEntries(
    toContentPolicy(policy)
      .split("; ")
      .map((directive) => {
        const [name = "", ...values] = directive.split(" ");
        return [name, values];
      }),
  );
}

describe("toContentPolicy", () => {
  it("lets a page without a form load nothing from elsewhere, and be framed by nobody", () => {
    expect(directives(page)).toMatchObject({
      "default-src": ["'none'"],
      "script-src": ["'self'", "'nonce-n0nce'"],
      "style-src": ["'self'", "'nonce-n0nce'"],
      "connect-src": ["'self'"],
      "frame-src": ["'none'"],
      "base-uri": ["'none'"],
      "object-src": ["'none'"],
      "frame-ancestors": ["'none'"],
    });
  });

  it("lets a page that shows a mail keep the mail's looks, and no other page", () => {
    const { "style-src-attr": looks, ...rest } = directives({ ...page, styleAttributes: true });
    expect(looks).toEqual(["'unsafe-inline'"]);
    expect(rest).toEqual(directives(page));
  });

  it("lets in the gateway in use, and not the other", () => {
    const stripe = toContentPolicy({ ...page, gateway: "stripe" });
    const paypal = toContentPolicy({ ...page, gateway: "paypal" });
    expect(stripe).toContain(
      "script-src 'self' 'nonce-n0nce' https://js.stripe.com https://*.js.stripe.com;",
    );
    expect(stripe).toContain("connect-src 'self' https://api.stripe.com;");
    expect(stripe).not.toContain("paypal");
    expect(paypal).toContain("frame-src https://*.paypal.com https://*.paypalobjects.com;");
    expect(paypal).not.toContain("stripe");
  });

  it("lets a stand-in take the provider's place", () => {
    const played = toContentPolicy({ ...page, gateway: "stripe", standIns: ["http://127.0.0.1:4000"] });
    expect(played).toContain("frame-src http://127.0.0.1:4000;");
    expect(played).not.toContain("stripe.com");
  });

  it("never lets scripts be written into the page or evaluated, but for development's own", () => {
    expect(toContentPolicy({ ...page, gateway: "paypal" })).not.toMatch(/unsafe-|strict-dynamic/);
    expect(toContentPolicy({ ...page, development: true })).toContain("'unsafe-eval'");
  });

  it("lets the brand's own sites frame the page", () => {
    expect(directives({ ...page, embedOrigins: ["https://acme.test"] })["frame-ancestors"]).toEqual([
      "https://acme.test",
    ]);
  });
});

describe("pageHeaders", () => {
  it("keeps the page's address to itself, and its window able to hear PayPal's", () => {
    expect(pageHeaders(page)).toMatchObject({
      "referrer-policy": "strict-origin",
      "cache-control": "private, no-store",
      "cross-origin-opener-policy": "same-origin-allow-popups",
      "strict-transport-security": expect.stringMatching(/^max-age=\d{8}/),
    });
    expect(pageHeaders(page)).not.toHaveProperty("x-frame-options");
    expect(pageHeaders({ ...page, https: false })).not.toHaveProperty("strict-transport-security");
  });

  it("opens payment sheets to Stripe's frames alone", () => {
    expect(toPermissionsPolicy({ gateway: "stripe", standIns: [] })).toContain(
      'payment=(self "https://js.stripe.com"',
    );
    expect(toPermissionsPolicy({ gateway: "paypal", standIns: [] })).toContain("payment=()");
  });
});
