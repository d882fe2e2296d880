import type { Patient, Verdict } from "../types";

export async function checkMode({ state, account: { mode } }: Patient): Promise<Verdict> {
  const { mode: found } = await state();
  if (found === null || found === mode)
    return { status: "ok", found: `The account is ${mode}, and so are its keys.` };
  return { status: "fail", found: `The account is ${mode}, and its keys are ${found} keys.` };
}
