import { prisma } from "@/lib/db";

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

/** How the person is called from now on, in every organization. */
export async function renamePerson(userId: string, name: string): Promise<void> {
  await prisma().staffUser.update({ where: { id: userId }, data: { name } });
}
