import type { Tx } from "@/lib/db";

/**
 * The person has a new password: no earlier link chooses another one, nobody goes on with a sign-in that the former password
 * began and that still owes a code, no browser counts as theirs until they sign in there again, and what failed before is
 * forgotten.
 */
export async function voidProofs(tx: Tx, userId: string): Promise<void> {
  await tx.staffVerification.deleteMany({ where: { value: userId } });
  await tx.staffDevice.deleteMany({ where: { userId } });
  await tx.staffUser.update({ where: { id: userId }, data: { failedSignIns: 0, lockedUntil: null } });
}
