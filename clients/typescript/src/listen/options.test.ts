import { expect, it } from "vitest";
import { HELP, readOptions, UsageError } from "./options.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const WHOLE = {
  "--url": "https://billing.example.com",
  "--key": "ek_test_1",
  "--forward-to": "http://localhost:4000/hooks",
};

const read = (change: Record<string, string | undefined> = {}, ...more: string[]) => {
  const named = Object.entries({ ...WHOLE, ...change }).flatMap(([name, value]) =>
    value === undefined ? [] : [name, value],
  );
  return readOptions(["listen", ...named, ...more], {});
};

it("reads what is given, begins with what happens from now on, and says so in its help", () => {
  const plain = {
    url: WHOLE["--url"],
    key: "ek_test_1",
    forwardTo: WHOLE["--forward-to"],
    secret: expect.stringMatching(/^whsec_.{44}$/),
    after: null,
    types: null,
  };
  expect(read()).toEqual(plain);
  expect(read({}, "--from-now")).toEqual(plain);
  const chosen = { "--types": "trigger.captured, setup.expired", "--after": "evt_1", "--secret": secret };
  expect(read(chosen)).toEqual({
    ...plain,
    secret,
    after: "evt_1",
    types: ["trigger.captured", "setup.expired"],
  });
  const env = { EDGE_URL: WHOLE["--url"], EDGE_API_KEY: "ek_test_1" };
  expect(readOptions(["listen", "--forward-to", WHOLE["--forward-to"]], env)).toEqual(plain);
  expect(readOptions(["--help"], {})).toBe("help");
  expect(HELP).toMatch(/--from-now .*default/);
});

it.each<[string, () => unknown, RegExp]>([
  [
    "unknown types",
    () => read({ "--types": "trigger.captured,trigger.capturd,nope" }),
    /^--types names no event: trigger\.capturd, nope\. There are .*trigger\.captured/,
  ],
  ["an empty type", () => read({ "--types": "setup.expired," }), /^--types names no event: \(nothing\)/],
  ["the type of a test", () => read({ "--types": "webhook.test" }), /^--types names no event: webhook\.test/],
  ["a malformed secret", () => read({ "--secret": "whsec_no*base64" }), /^--secret is malformed/],
  ["an empty secret", () => read({ "--secret": "" }), /^--secret is malformed/],
  [
    "a url without a scheme",
    () => read({ "--url": "billing.example.com" }),
    /^--url is no http\(s\) address/,
  ],
  ["a url of a host and port", () => read({ "--url": "localhost:3000" }), /^--url is no http\(s\) address/],
  ["no url", () => read({ "--url": undefined }), /^--url is missing/],
  [
    "a port alone to forward to",
    () => read({ "--forward-to": "4000" }),
    /^--forward-to is no http\(s\) address/,
  ],
  ["nowhere to forward to", () => read({ "--forward-to": undefined }), /^--forward-to is missing/],
  ["no key", () => read({ "--key": undefined }), /^--key is missing/],
  ["a key as the documentation writes it", () => read({ "--key": "ek_…" }), /^--key is malformed/],
  ["two places to begin at", () => read({ "--after": "evt_1" }, "--from-now"), /^--from-now and --after/],
  ["an unknown option", () => read({}, "--froward"), /--froward/],
  ["another command", () => readOptions(["lisen"], {}), /^The only command is listen/],
])("refuses %s in one line", (_what, reading, says) => {
  expect(reading).toThrow(UsageError);
  expect(reading).toThrow(says);
});
