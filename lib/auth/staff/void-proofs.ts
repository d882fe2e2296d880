import { pool } from "@/lib/db";

/**
 * The person has a new password: no earlier link chooses another one, and nobody goes on with a sign-in that the former
 * password began and that still owes a code.
 */
export async function voidProofs(userId: string): Promise<void> {
  await pool().query({
    name: "void_staff_proofs",
    text: "delete from staff_verification where value = $1",
    values: [userId],
  });
}
