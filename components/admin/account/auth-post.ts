import type { Answer } from "./types";

const LOCKS = "After five wrong tries in a row you have to wait for 15 minutes.";

/** What people are told, by better-auth's codes. Whatever else it says stays unsaid. */
const SENTENCES: Record<string, string> = {
  INVALID_EMAIL: "Enter an e-mail address, like name@example.com.",
  INVALID_EMAIL_OR_PASSWORD: `The e-mail address or the password is not right. ${LOCKS}`,
  INVALID_CODE: `The code is not right, has run out, or was used already: wait for the next one. ${LOCKS}`,
  INVALID_BACKUP_CODE: `The backup code is not right, or it was used. ${LOCKS}`,
  INVALID_TWO_FACTOR_COOKIE: "That took too long. Enter your password again.",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: `Too many wrong codes. Enter your password again. ${LOCKS}`,
  INVALID_PASSWORD: "The current password is not right.",
  PASSWORD_TOO_SHORT: "Use at least 12 characters: a few words are easy to keep in mind.",
  PASSWORD_TOO_LONG: "Use at most 128 characters.",
  INVALID_TOKEN: "This link was used or has expired. Ask for a new one.",
  SESSION_NOT_FRESH: "To add a passkey, sign out and in again first: your session is more than a day old.",
  INVALID_ORIGIN:
    "These pages were opened under another address than the server's own (APP_URL). Open them there.",
  AUTH_CANCELLED: "No passkey was used. Try again, or sign in with your password.",
  REGISTRATION_CANCELLED: "No passkey was added. Try again when you are ready.",
  ERROR_CEREMONY_ABORTED: "No passkey was added. Try again when you are ready.",
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: "This device has a passkey for your account already.",
  PREVIOUSLY_REGISTERED: "This device has a passkey for your account already.",
  PASSKEY_NOT_FOUND: "This passkey belongs to nobody here. Use another one, or your password.",
};
const SIGNED_OUT = "You are signed out. Sign in and try again.";
const UNREACHABLE = "The server did not answer. Check the connection and try again.";

/** The sentence for an answer that was a refusal. */
export function sentenceFor(status: number, code?: string): string {
  const known = code ? SENTENCES[code] : undefined;
  if (known) return known;
  if (status === 429) return "Too many tries came from your network. Wait a minute, then try again.";
  if (status === 401) return SIGNED_OUT;
  return status >= 500 ? UNREACHABLE : "That did not work. Reload the page and try again.";
}

export type AuthAnswer = Answer<Record<string, unknown>> & { code?: string };

/** Posts to the sign-in part of the server, from its own page. */
export async function postAuth(path: string, body: object): Promise<AuthAnswer> {
  try {
    const answer = await fetch(`/admin/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const said = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
    if (answer.ok) return { ok: true, value: said };
    const code = typeof said.code === "string" ? said.code : undefined;
    const message = sentenceFor(answer.status, code);
    return {
      ok: false,
      message,
      ...(code ? { code } : {}),
      ...(message === SIGNED_OUT && { signedOut: true }),
    };
  } catch {
    return { ok: false, message: UNREACHABLE };
  }
}
