import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isInDate, isPaypalsSigner, leadsToRoot, toCertificates } from "./certificate-chain";
import { forgedPem, intermediatePem, otherRootPem, rootPem, signerPem } from "./fixtures";

const [root, otherRoot, intermediate, signer, forged] = [
  rootPem,
  otherRootPem,
  intermediatePem,
  signerPem,
  forgedPem,
].map((pem) => new X509Certificate(pem)) as [
  X509Certificate,
  X509Certificate,
  X509Certificate,
  X509Certificate,
  X509Certificate,
];
const now = new Date("2030-01-01T00:00:00Z");

describe("a certificate's chain", () => {
  it("leads over the intermediate to a root", () => {
    expect(leadsToRoot([signer, intermediate], [otherRoot, root], now)).toBe(true);
    expect(leadsToRoot([signer, otherRoot, intermediate], [root], now)).toBe(true);
  });

  it("breaks without the intermediate, under another root of the same name, and when empty", () => {
    expect(leadsToRoot([signer], [root], now)).toBe(false);
    expect(leadsToRoot([signer, intermediate], [otherRoot], now)).toBe(false);
    expect(leadsToRoot([signer, intermediate], [], now)).toBe(false);
    expect(leadsToRoot([], [root], now)).toBe(false);
  });

  it("does not go through a certificate that is no authority", () => {
    expect(leadsToRoot([forged, signer, intermediate], [root], now)).toBe(false);
  });

  it("counts only while every link is in date", () => {
    expect(leadsToRoot([signer, intermediate], [root], new Date("2020-01-01T00:00:00Z"))).toBe(false);
    expect(isInDate(signer, new Date("2999-01-01T00:00:00Z"))).toBe(false);
  });
});

describe("a signer", () => {
  it("is PayPal's by its exact name", () => {
    expect(isPaypalsSigner(signer)).toBe(true);
    expect(isPaypalsSigner(forged)).toBe(false);
    expect(isPaypalsSigner(root)).toBe(false);
  });
});

describe("a PEM file", () => {
  it("gives its certificates in order, and none when there are none", () => {
    const names = toCertificates(`${signerPem}\n${intermediatePem}`).map(({ subject }) => subject);
    expect(names).toEqual([signer.subject, intermediate.subject]);
    expect(toCertificates("<html>")).toEqual([]);
  });
});
