import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { actionTable } from "@/app/public/action-table";
import { runMain } from "@/lib/run-main";
import { StartFailure } from "@/lib/start-failure";
import { clientFiles } from "./client-files";

// `npm run client` writes what clients/typescript takes from the API's description; `-- --check` tells whether it is current.
const { values: wish } = parseArgs({ options: { check: { type: "boolean", default: false } } });
await runMain(async () => {
  for (const [name, text] of await clientFiles(actionTable)) {
    const file = path.resolve("clients/typescript", name);
    if (wish.check) {
      if ((await readFile(file, "utf8").catch(() => "")) !== text)
        throw new StartFailure(
          `${name} of the client is not what the API says today: run \`npm run client\`.`,
        );
      continue;
    }
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
});
