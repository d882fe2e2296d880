import { cookies } from "next/headers";
import { SHOWN_ORG_COOKIE } from "@/lib/auth/staff/paths";
import { env } from "@/lib/env";

const KEPT_DAYS = 180;

/**
 * The organization that somebody chose is shown to them in this browser again after the next sign-in: what they had open, or
 * come back to, is of that one. It says what is shown and opens nothing.
 */
export async function rememberShown(orgId: string): Promise<void> {
  (await cookies()).set(SHOWN_ORG_COOKIE, orgId, {
    path: "/admin",
    httpOnly: true,
    sameSite: "lax",
    secure: env().APP_URL.startsWith("https:"),
    maxAge: KEPT_DAYS * 24 * 3600,
  });
}
