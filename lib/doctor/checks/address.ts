import { env } from "@/lib/env";
import type { Practice, Verdict } from "../types";

const TIMEOUT_MS = 5_000;

/** Asks our own address, as providers and browsers do. */
export async function checkAddress({ patients }: Practice): Promise<Verdict> {
  const { APP_URL } = env();
  const live = patients.some(({ account }) => account.mode === "live");
  if (live && !APP_URL.startsWith("https://"))
    return { status: "fail", found: `APP_URL is ${APP_URL}: live payments need https.` };
  const asked = fetch(`${APP_URL}/healthz`, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
  const answer = await asked.catch(() => null);
  await answer?.body?.cancel();
  if (!answer) return { status: "fail", found: `Nobody answers at ${APP_URL}, asked from this server.` };
  if (answer.status >= 300 && answer.status < 400)
    return {
      status: "fail",
      found: `${APP_URL} redirects: providers do not follow, and their events are lost.`,
    };
  if (answer.status >= 500) return { status: "fail", found: `${APP_URL} answers ${answer.status}.` };
  return { status: "ok", found: `${APP_URL} answers.` };
}
