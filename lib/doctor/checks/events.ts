import type { Patient, Verdict } from "../types";

export async function checkEvents({ webhook }: Patient): Promise<Verdict> {
  const registered = await webhook();
  if (!registered) return { status: "fail", found: "There is no webhook that events could go to." };
  const { missing } = registered;
  if (missing.length === 0)
    return { status: "ok", found: "The webhook is told of everything that is needed." };
  return { status: "fail", found: `The webhook is not told of ${missing.join(", ")}.` };
}
