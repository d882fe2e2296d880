import { newToken } from "@/lib/secrets";
import { staffAuth } from "./auth";
import { resetAddress } from "./staff-mails";

const LIFE_HOURS = 24;

/** A link with which the person chooses a password, once, within a day; for whoever runs the server to pass on. */
export async function newPasswordLink(userId: string): Promise<string> {
  const { internalAdapter } = await staffAuth().$context;
  const token = newToken();
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: userId,
    expiresAt: new Date(Date.now() + LIFE_HOURS * 3600_000),
  });
  return resetAddress(token);
}
