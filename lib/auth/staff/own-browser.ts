import type { GenericEndpointContext } from "better-auth";
import { hashToken, newToken } from "@/lib/secrets";
import { inPersonChange } from "./person-transaction";

const KEPT_DAYS = 180;
/** Of a person's browsers the ones that were used last: no more counts of wrong passwords than that. */
const MOST_BROWSERS = 10;

/** By which this browser is known again; null for one in which nobody has signed in, or a cookie that is none of ours. */
export function browserOf(ctx: GenericEndpointContext): string | null {
  const token = ctx.getCookie(cookieOf(ctx).name);
  return token && /^[\w-]{43}$/.test(token) ? token : null;
}

/**
 * Somebody has signed in here: the browser is one of theirs from now on, until they choose a new password. It opens nothing by
 * itself; it only counts its own wrong passwords and codes.
 */
export async function rememberBrowser(ctx: GenericEndpointContext, userId: string): Promise<void> {
  const token = browserOf(ctx) ?? newToken();
  const tokenHash = hashToken(token);
  await inPersonChange(async (tx) => {
    await tx.$executeRaw`
      insert into staff_device (user_id, token_hash) values (${userId}, ${tokenHash})
      on conflict (user_id, token_hash) do update set failed_sign_ins = 0, locked_until = null, used_at = now()`;
    await tx.$executeRaw`
      delete from staff_device where user_id = ${userId} and token_hash not in (
        select token_hash from staff_device where user_id = ${userId} order by used_at desc limit ${MOST_BROWSERS})`;
  });
  const { name, attributes } = cookieOf(ctx);
  ctx.setCookie(name, token, attributes);
}

function cookieOf(ctx: GenericEndpointContext) {
  return ctx.context.createAuthCookie("browser", { maxAge: KEPT_DAYS * 24 * 3600 });
}
