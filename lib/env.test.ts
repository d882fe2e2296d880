import { expect, it } from "vitest";
import { InvalidEnvironment, pickEnv } from "./env";

function sentencesOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidEnvironment) return error.sentences;
    throw error;
  }
  return [];
}

const NAMES = [
  "APP_URL",
  "PORT",
  "DATABASE_URL",
  "EDGE_SECRET_KEY",
  "STRIPE_API_BASE",
  "EDGE_SANDBOX",
] as const;

it("says one sentence for every variable that is missing or malformed", () => {
  const source = {
    PORT: "70000",
    DATABASE_URL: "mysql://here/there",
    STRIPE_API_BASE: "ftp://x",
    EDGE_SANDBOX: "yes",
  };
  const sentences = sentencesOf(() => pickEnv(NAMES, source));
  expect(sentences.map((sentence) => sentence.split(" ")[0])).toEqual(NAMES);
  for (const sentence of sentences) expect(sentence).toMatch(/^[^\n]+\.$/);
});

it("wants an address that mails come from as soon as a mail server is named, and one address only", () => {
  const read = (SMTP_URL: string, MAIL_FROM: string) =>
    sentencesOf(() => pickEnv(["SMTP_URL", "MAIL_FROM"], { SMTP_URL, MAIL_FROM })).map(
      (sentence) => sentence.split(" ")[0],
    );
  const server = "smtp://user:pass@mail.example.com:587";
  expect(read("", "")).toEqual([]);
  expect(read(server, "")).toEqual(["MAIL_FROM"]);
  for (const address of ["billing@example.com", "Acme <billing@example.com>", "Acme, Inc. <b@example.com>"])
    expect(read(server, address)).toEqual([]);
  for (const address of ["nobody", "a@b.c, d@e.f", "Acme <a@b.c", "a@b.c>", "A <a@b.c>\r\nBcc: d@e.f"])
    expect(read(server, address)).toEqual(["MAIL_FROM"]);
  for (const url of ["mail.example.com", "http://mail.example.com", "smtp:///", "smtp://"])
    expect(read(url, "billing@example.com")).toEqual(["SMTP_URL"]);
});

it("takes a key in hex, base64 and its URL-safe form, and of 32 bytes only", () => {
  const key = Buffer.from("fbefbe".padEnd(64, "a7"), "hex");
  for (const encoding of ["hex", "base64", "base64url"] as const) {
    expect(pickEnv(["EDGE_SECRET_KEY"], { EDGE_SECRET_KEY: key.toString(encoding) }).EDGE_SECRET_KEY).toEqual(
      key,
    );
  }
  const short = { EDGE_SECRET_KEY: key.subarray(1).toString("base64") };
  expect(sentencesOf(() => pickEnv(["EDGE_SECRET_KEY"], short))).toHaveLength(1);
});

it("reads an empty variable as one that is not set, and an address without its last slash", () => {
  const picked = pickEnv(["APP_URL", "PORT", "STRIPE_JS_URL", "EDGE_SECRET_KEY_PREVIOUS"], {
    APP_URL: "https://billing.example.com/",
    PORT: "",
    STRIPE_JS_URL: "",
  });
  expect(picked).toEqual({
    APP_URL: "https://billing.example.com",
    PORT: 3000,
    STRIPE_JS_URL: undefined,
    EDGE_SECRET_KEY_PREVIOUS: [],
  });
});
