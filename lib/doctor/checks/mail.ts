import { env } from "@/lib/env";
import type { Practice, Verdict } from "../types";

export function checkMail({ confirmsByMail }: Practice): Verdict {
  if (env().SMTP_URL) return { status: "ok", found: "A mail server is configured." };
  if (confirmsByMail)
    return {
      status: "fail",
      found: "No mail server is configured, and there are charges that customers confirm by mail.",
    };
  return {
    status: "warn",
    found: "No mail server is configured: invitations and password resets are kept, and not sent.",
  };
}
