import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { createOwner } from "@/lib/auth/staff/create-owner";
import { newPasswordLink } from "@/lib/auth/staff/password-link";
import { email, password, personName } from "@/lib/auth/staff/schema";
import { disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { asOwner } from "@/lib/migrations/as-owner";
import { connectTo } from "@/lib/migrations/connect";
import { runMain } from "@/lib/run-main";
import { StartFailure } from "@/lib/start-failure";

const USAGE = `npm run create-owner -- --org "Name or org_id" --email a@example.com --name "Their name" [--password-stdin]`;

await runMain(async () => {
  const { org, ...given } = readArguments();
  const person = {
    email: check("--email", email.safeParse(given.email)),
    name: check("--name", personName.safeParse(given.name)),
    ...(given["password-stdin"] && {
      password: check("The password", password.safeParse((await text(process.stdin)).replace(/\r?\n$/, ""))),
    }),
  };
  const organization = await asOwner(() => findOrganization(org));
  const userId = await createOwner({ ...organization, ...person });
  const link = person.password === undefined ? await newPasswordLink(userId) : undefined;
  await disconnect();
  process.stdout.write(
    `${person.email} is an owner of ${organization.orgName ?? "the organization"} ${organization.orgId}.\n${
      link
        ? `To choose a password, open this link once, within a day:\n${link}\n`
        : `They sign in at ${env().APP_URL}/admin\n`
    }`,
  );
});

function readArguments() {
  const options = {
    org: { type: "string" },
    email: { type: "string" },
    name: { type: "string" },
    "password-stdin": { type: "boolean" },
  } as const;
  try {
    const { org, ...rest } = parseArgs({ options }).values;
    if (!org?.trim()) throw new Error("--org is missing.");
    return { org: org.trim(), ...rest };
  } catch (error) {
    throw new StartFailure(`${error instanceof Error ? error.message : error}\nWrite: ${USAGE}`);
  }
}

function check<Value>(
  what: string,
  result: { success: true; data: Value } | { success: false; error: { issues: { message: string }[] } },
): Value {
  if (result.success) return result.data;
  throw new StartFailure(`${what}: ${result.error.issues[0]?.message}\nWrite: ${USAGE}`);
}

/** By id or by name, among all: hence as the tables' owner. A name that nobody has is a new organization's. */
async function findOrganization(wanted: string): Promise<{ orgId: string; orgName?: string }> {
  const owner = await connectTo(env().DATABASE_URL);
  try {
    const { rows } = await owner.query<{ id: string; name: string }>(
      "select id, name from organization where id = $1 or name = $1 order by id",
      [wanted],
    );
    const [found, another] = rows;
    if (another)
      throw new StartFailure(
        `${rows.length} organizations are called ${wanted}: name one of ${rows.map(({ id }) => id).join(", ")}.`,
      );
    if (found) return { orgId: found.id };
    if (wanted.startsWith("org_")) throw new StartFailure(`There is no organization ${wanted}.`);
    return { orgId: newId("org"), orgName: wanted };
  } finally {
    await owner.end();
  }
}
