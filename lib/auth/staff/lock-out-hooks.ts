import type { GenericEndpointContext } from "better-auth";
import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { beginTry, clearFailures, takeBackTry } from "./lock-out";
import { browserOf, rememberBrowser } from "./own-browser";
import { openPersonChange, settlePersonChange } from "./person-change-hooks";
import { spendCode } from "./spend-code";
import { mailIfLocked } from "./staff-mails";

const PASSWORD = "/sign-in/email";
const APP_CODE = "/two-factor/verify-totp";
const CODES = new Set([APP_CODE, "/two-factor/verify-backup-code"]);
const NEW_PASSWORD = "/change-password";

/** better-auth's own answers, word for word: locked, unknown and wrong look the same. */
const WRONG_PASSWORD = { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" };
const WRONG_CODE = { code: "INVALID_CODE", message: "Invalid code" };

/** Every comparison of a password or a code at a sign-in is counted before it is made, and settled afterwards. */
export const countTries = {
  before: createAuthMiddleware(async (ctx) => {
    // No device is trusted beyond its session.
    if (ctx.body?.trustDevice) throw new APIError("BAD_REQUEST", { message: "Devices are not remembered." });
    if (ctx.path === NEW_PASSWORD && ctx.body?.revokeOtherSessions !== true)
      throw new APIError("BAD_REQUEST", { message: "A new password ends the other sessions." });
    if (ctx.path === PASSWORD) await countPassword(ctx);
    if (CODES.has(ctx.path)) await countCode(ctx);
    await openPersonChange(ctx);
  }),
  after: createAuthMiddleware(async (ctx) => {
    await settlePersonChange(ctx);
    const guesses = ctx.path === PASSWORD || CODES.has(ctx.path);
    const { newSession } = ctx.context;
    if (newSession) {
      const userId = newSession.user.id;
      // A right password alone forgives no wrong codes, or it would buy more of them.
      if (ctx.path === PASSWORD && newSession.user.twoFactorEnabled)
        return void (await takeBackTry(userId, browserOf(ctx)));
      if (guesses) await clearFailures(userId, browserOf(ctx));
      return void (await rememberBrowser(ctx, userId));
    }
    if (!guesses) return;
    const whom =
      ctx.path === PASSWORD ? { email: String(ctx.body?.email) } : { userId: (await whoseCode(ctx)) ?? "" };
    ctx.context.runInBackground(mailIfLocked(whom));
  }),
};

async function countPassword(ctx: GenericEndpointContext): Promise<void> {
  const { email, password } = (ctx.body ?? {}) as { email?: unknown; password?: unknown };
  if (typeof email !== "string" || typeof password !== "string" || password.length > 1000) return;
  if (await beginTry({ email }, browserOf(ctx))) return;
  // The same work as for a wrong password: to read the person, and to stretch what was typed.
  await ctx.context.internalAdapter.findUserByEmail(email.toLowerCase(), { includeAccounts: true });
  await ctx.context.password.hash(password);
  throw APIError.from("UNAUTHORIZED", WRONG_PASSWORD);
}

async function countCode(ctx: GenericEndpointContext): Promise<void> {
  const userId = await whoseCode(ctx);
  if (!userId) return;
  if (!(await beginTry({ userId }, browserOf(ctx)))) throw APIError.from("UNAUTHORIZED", WRONG_CODE);
  const { code } = (ctx.body ?? {}) as { code?: unknown };
  if (ctx.path === APP_CODE && typeof code === "string" && !(await spendCode(userId, code)))
    throw APIError.from("UNAUTHORIZED", WRONG_CODE);
}

/** Who gave a right password and now owes a code; null when it is no sign-in, as when a person sets codes up. */
async function whoseCode(ctx: GenericEndpointContext): Promise<string | null> {
  if (await getSessionFromCtx(ctx)) return null;
  const cookie = ctx.context.createAuthCookie("two_factor");
  const identifier = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
  if (!identifier) return null;
  return (await ctx.context.internalAdapter.findVerificationValue(identifier))?.value ?? null;
}
