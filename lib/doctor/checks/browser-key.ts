import type { Patient, Verdict } from "../types";

export async function checkBrowserKey({ state, account: { mode } }: Patient): Promise<Verdict> {
  const { browserMode } = await state();
  if (browserMode === mode) return { status: "ok", found: `The publishable key is a ${mode} key as well.` };
  return {
    status: "fail",
    found: `The publishable key is a ${browserMode ?? "malformed"} key, the account is ${mode}.`,
  };
}
