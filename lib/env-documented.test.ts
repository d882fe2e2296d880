import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ALL_NAMES, pickEnv } from "./env";

/** Tests and Next set these themselves; nobody who runs Edge has to know them. */
const NOT_FOR_PEOPLE = ["CRASH_AT", "CRASH_SIGNAL", "NODE_ENV"];
const documented = ALL_NAMES.filter((name) => !NOT_FOR_PEOPLE.includes(name)).sort();

const example = [...readFileSync(".env.example", "utf8").matchAll(/^([A-Z_]+)=(.*)$/gm)];
const readme = [...readFileSync("README.md", "utf8").matchAll(/^\| `([A-Z_]+)` \| (.*?) \|/gm)];

it("has every variable in .env.example and in the README, and none that does not exist", () => {
  expect(example.map(([, name]) => name).sort()).toEqual(documented);
  expect(readme.map(([, name]) => name).sort()).toEqual(documented);
});

it("gives the defaults that hold", () => {
  const optional = documented.filter(
    (name) => !["APP_URL", "DATABASE_URL", "EDGE_SECRET_KEY"].includes(name),
  );
  for (const name of optional) {
    const byDefault = pickEnv([name], {});
    const inExample = example.find(([, other]) => other === name)?.[2];
    expect(pickEnv([name], { [name]: inExample })).toEqual(byDefault);
    const inReadme = /^`(.+)`$/.exec(readme.find(([, other]) => other === name)?.[2] ?? "")?.[1];
    expect(pickEnv([name], { [name]: inReadme })).toEqual(byDefault);
  }
});
