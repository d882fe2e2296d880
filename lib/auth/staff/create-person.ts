import { hashPassword } from "better-auth/crypto";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";

export type NewPerson = { name: string; email: string; passwordHash?: string };

/** Stretched as better-auth does at a sign-in: about a tenth of a second, so outside of any transaction. */
export const stretchPassword = (password: string): Promise<string> => hashPassword(password);

/**
 * A person who can sign in, once there is a password. The address counts as proven: it came from a mail to it, or from
 * whoever runs the server. Answers the id.
 */
export async function createPerson(tx: Tx, { name, email, passwordHash }: NewPerson): Promise<string> {
  const id = newId("user");
  await tx.staffUser.create({ data: { id, name, email, emailVerified: true } });
  if (passwordHash) await setPassword(tx, id, passwordHash);
  return id;
}

/** Gives the person this password in place of any other. */
export async function setPassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.staffAccount.upsert({
    where: { providerId_accountId: { providerId: "credential", accountId: userId } },
    create: {
      id: userId,
      userId,
      accountId: userId,
      providerId: "credential",
      password: passwordHash,
    },
    update: { password: passwordHash },
  });
}
