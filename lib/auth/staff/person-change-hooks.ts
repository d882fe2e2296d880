import type { GenericEndpointContext } from "better-auth";
import { APIError, getSessionFromCtx } from "better-auth/api";
import { beginPersonChange, inPersonChange } from "./person-transaction";
import { recordPersonChange, signInCaller } from "./record-person-change";
import { voidProofs } from "./void-proofs";

const RESET = "/reset-password";
const CHANGES = new Set([
  RESET,
  "/change-password",
  "/two-factor/enable",
  "/two-factor/verify-totp",
  "/two-factor/disable",
  "/two-factor/generate-backup-codes",
  "/passkey/verify-registration",
  "/passkey/delete-passkey",
]);

type Answered = GenericEndpointContext & { context: { returned?: unknown } };

/** Before a call that changes how a person signs in: the change and what is written down about it are one transaction. */
export async function openPersonChange(ctx: GenericEndpointContext): Promise<void> {
  if (!CHANGES.has(ctx.path)) return;
  // A code at a sign-in changes nothing, and nobody without a session gets to hold a connection.
  if (ctx.path === RESET || (await getSessionFromCtx(ctx))) await beginPersonChange();
}

/** After an answer of better-auth: a password that was changed, new backup codes, and passkeys that came and went. */
export async function settlePersonChange(ctx: Answered): Promise<void> {
  const { newSession, returned } = ctx.context;
  if (returned instanceof APIError) return;
  switch (ctx.path) {
    case "/change-password":
      if (newSession) await settlePassword(newSession.user.id, ctx.headers);
      return;
    case "/two-factor/generate-backup-codes":
      return record(ctx, "person.backup_codes_renewed", {});
    case "/passkey/verify-registration": {
      const { id, name } = (returned ?? {}) as { id?: string; name?: string };
      return record(ctx, "person.passkey_added", {
        before: null,
        after: { passkey: id ?? "", name: name ?? "" },
      });
    }
    case "/passkey/delete-passkey":
      return record(ctx, "person.passkey_removed", {
        before: { passkey: String(ctx.body?.id) },
        after: null,
      });
  }
}

/** The person has a new password. */
export async function settlePassword(userId: string, headers: Headers | undefined): Promise<void> {
  await inPersonChange(async (tx) => {
    await voidProofs(tx, userId);
    await recordPersonChange(tx, userId, signInCaller(headers), {
      action: "person.password_changed",
      details: {},
    });
  });
}

/** After a change of a person's row, which better-auth makes where codes are set up or given up. */
export async function settleTwoFactor(
  { id, twoFactorEnabled }: { id: string } & Record<string, unknown>,
  ctx: GenericEndpointContext | null,
): Promise<void> {
  if (!ctx?.path?.startsWith("/two-factor/")) return;
  const now = twoFactorEnabled === true;
  const caller = signInCaller(ctx.headers);
  await inPersonChange((tx) =>
    recordPersonChange(tx, id, caller, {
      action: now ? "person.two_factor_enabled" : "person.two_factor_disabled",
      details: { before: { two_factor: !now }, after: { two_factor: now } },
    }),
  );
}

async function record(
  ctx: GenericEndpointContext,
  action: "person.backup_codes_renewed" | "person.passkey_added" | "person.passkey_removed",
  details: { before?: Record<string, string> | null; after?: Record<string, string> | null },
): Promise<void> {
  const session = await getSessionFromCtx(ctx);
  if (!session) return;
  const caller = signInCaller(ctx.headers);
  await inPersonChange((tx) => recordPersonChange(tx, session.user.id, caller, { action, details }));
}
