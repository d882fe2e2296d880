import type { Practice, Verdict } from "../types";

export function checkAccounts({ patients }: Practice): Verdict {
  if (patients.length === 0)
    return { status: "fail", found: "No gateway account is in use: nobody can be charged." };
  const listed = patients.map(({ label, account }) => `${label} (${account.mode})`).join(", ");
  return { status: "ok", found: `In use: ${listed}.` };
}
