import type { Context } from "@/lib/context";
import { prisma } from "@/lib/db";
import { inPersonChange } from "./person-transaction";
import { recordPersonChange } from "./record-person-change";

export type PasskeyLine = { id: string; name: string; createdAt: Date | null };

/** A person's passkeys, the newest first. */
export async function listPasskeys(userId: string): Promise<PasskeyLine[]> {
  const passkeys = await prisma().staffPasskey.findMany({
    where: { userId },
    select: { id: true, name: true, createdAt: true },
    orderBy: { createdAt: "desc" },
  });
  return passkeys.map(({ id, name, createdAt }) => ({ id, name: name || "Passkey", createdAt }));
}

/** How the person is called from now on, in every organization; each keeps how they were called. */
export async function renamePerson(
  person: { userId: string; name: string },
  name: string,
  caller: Omit<Context, "orgId" | "actor">,
): Promise<void> {
  const { userId, name: before } = person;
  if (name === before) return;
  await inPersonChange(async (tx) => {
    await tx.staffUser.update({ where: { id: userId }, data: { name } });
    await recordPersonChange(tx, userId, caller, {
      action: "person.renamed",
      details: { before: { name: before }, after: { name } },
    });
  });
}
