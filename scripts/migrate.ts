import { pickEnv } from "@/lib/env";
import { asOwner } from "@/lib/migrations/as-owner";
import { migrate } from "@/lib/migrations/migrate";
import { runMain } from "@/lib/run-main";

await runMain(async () => {
  const { DATABASE_URL } = pickEnv(["DATABASE_URL"]);
  const applied = await asOwner(() => migrate(DATABASE_URL));
  process.stdout.write(
    applied.length === 0 ? "The database is up to date.\n" : `Applied ${applied.join(", ")}.\n`,
  );
});
