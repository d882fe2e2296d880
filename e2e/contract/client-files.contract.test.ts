import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { actionTable } from "@/app/public/action-table";
import { clientFiles } from "@/scripts/client-files";

it("is what the TypeScript client was made of: `npm run client` writes it anew", async () => {
  for (const [name, text] of await clientFiles(actionTable))
    expect(await readFile(path.resolve("clients/typescript", name), "utf8"), name).toBe(text);
});
