import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

/** One file for each law that breaks it, and the law's first words; and files that look alike and break none. */
const BREACHES: Record<string, { code: string; says: string }> = {
  "app/a/route.ts": {
    code: 'export const a = import("@/lib/db");',
    says: "Routes, pages and components hold",
  },
  "app/b/page.tsx": { code: 'import type { B } from "@/lib/generated/prisma/client";', says: "Prisma stays" },
  "app/c/page.tsx": { code: 'import Stripe from "stripe";', says: "A provider SDK stays" },
  "clients/typescript/src/a.ts": { code: 'import { a } from "@/lib/money";', says: "A client is a package" },
  "clients/typescript/src/b.test.ts": {
    code: 'export const b = import("../../../app/public/action-table");',
    says: "A client is a package",
  },
  "components/ui/a.tsx": {
    code: 'import { a } from "@/lib/setup/begin-setup";',
    says: "Components take props",
  },
  "components/ui/b.tsx": { code: 'import { b } from "@stripe/stripe-js";', says: "A provider SDK stays" },
  "lib/gateways/stripe/a.ts": { code: 'import { a } from "@/lib/env";', says: "A gateway knows" },
  "lib/ids.ts": { code: 'export { a } from "@/lib/setup/a";', says: "Files directly in lib/" },
  "lib/step.ts": { code: 'import "./setup/a";', says: "Files directly in lib/" },
  "lib/setup/a.ts": { code: 'import { a } from "@/lib/http/answer";', says: "The domain does not know" },
  "lib/setup/b.ts": { code: 'import { a } from "../charges/b";', says: "Imports are relative inside" },
  "lib/setup/c.ts": { code: "export const c = process.env.C;", says: "The environment is read" },
  "lib/setup/d.test.ts": { code: 'import { d } from "@/sandbox/core/d";', says: "The product does not know" },
  "lib/outbox/a.ts": { code: 'import { a } from "@/lib/customers/a";', says: "lib/audit and lib/outbox" },
  "sandbox/core/a.ts": { code: 'import { a } from "@/lib/money";', says: "The sandbox is a program" },
  "sandbox/core/b.test.ts": {
    code: 'import { a } from "../../lib/money";',
    says: "The sandbox is a program",
  },
  "lib/setup/utils.ts": { code: "export const e = 1;", says: "A file says what it holds" },
  "lib/setup/BadName.ts": { code: "export const f = 1;", says: "kebab-case" },
  "lib/setup/barrel.ts": { code: 'export * from "./a";', says: "barrel" },
  "lib/charges/one.ts": {
    code: 'import { two } from "./two";\nexport const one = () => two;',
    says: "cycle",
  },
  "lib/charges/two.ts": {
    code: 'import { one } from "./one";\nexport const two = () => one;',
    says: "cycle",
  },
};

const ALLOWED: Record<string, string> = {
  "app/d/route.ts": 'import { a } from "@/lib/setup/a";\nexport const POST = a;',
  "clients/typescript/src/c.ts":
    'import { a } from "./app/a.ts";\nimport { Webhook } from "standardwebhooks";\na(Webhook);',
  "clients/typescript/src/listen/d.ts": 'import { a } from "../webhooks.ts";\na();',
  "components/setup/a.tsx":
    'import { a } from "@stripe/stripe-js";\nimport { b } from "@/lib/setup/view";\na(b);',
  "lib/gateways/stripe/b.ts": 'import Stripe from "stripe";\nimport { a } from "../types";\na(Stripe);',
  "lib/log.ts": 'import { a } from "@/lib/env";\na();',
  "lib/worker/tasks.ts": 'import { a } from "@/lib/setup/a";\na();',
  "sandbox/core/c.ts": 'import { a } from "@/sandbox/paypal/a";\na();',
};

let root: string;
let output: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "edge-laws-"));
  for (const name of ["biome.json", ".gitignore", "lint"])
    await cp(name, path.join(root, name), { recursive: true });
  const files = Object.entries(BREACHES).map(([file, { code }]) => [file, code] as const);
  for (const [file, code] of [...files, ...Object.entries(ALLOWED)]) {
    await mkdir(path.join(root, path.dirname(file)), { recursive: true });
    await writeFile(path.join(root, file), `${code}\n`);
  }
  output = await lint(root);
});

afterAll(() => rm(root, { recursive: true, force: true }));

/** What the linter prints; that it finds faults is its purpose here. */
function lint(directory: string): Promise<string> {
  const biome = path.resolve("node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "lint", "--max-diagnostics=none", "--colors=off", "."];
  return new Promise((resolve) =>
    execFile(process.execPath, args, { cwd: directory }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    ),
  );
}

/** The reports about one file, each from its heading to the next. */
const about = (file: string) =>
  output
    .split(/\n(?=\S+ (?:lint\/|plugin ))/)
    .filter((report) => report.startsWith(`${file}:`) || report.startsWith(`${file} `))
    .join("\n");

it.each(Object.entries(BREACHES))("refuses what %s does", (file, { says }) => {
  expect(about(file)).toContain(says);
});

it.each(Object.keys(ALLOWED))("lets %s be", (file) => {
  expect(about(file)).not.toContain("plugin");
});
