import { randomInt } from "node:crypto";
import type { Browser, BrowserContext } from "playwright";

type SignIn = { email: string; password: string };

/** A browser of one person's, signed in when it is said as whom; at an address of its own, since sign-ins are counted by it. */
export async function newVisitor(
  browser: Browser,
  origin: string,
  who: SignIn | null,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    reducedMotion: "reduce",
    extraHTTPHeaders: { "x-forwarded-for": `198.51.${randomInt(256)}.${randomInt(1, 255)}` },
  });
  if (!who) return context;
  const { email, password } = who;
  const answer = await context.request.post(`${origin}/admin/auth/sign-in/email`, {
    headers: { origin },
    data: { email, password },
  });
  if (!answer.ok()) throw new Error(`Nobody could sign in: ${answer.status()} ${await answer.text()}`);
  return context;
}
