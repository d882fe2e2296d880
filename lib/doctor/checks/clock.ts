import type { Patient, Verdict } from "../types";

const MOST_MS = 30_000;

export async function checkClock({ state }: Patient): Promise<Verdict> {
  const { clockAheadMs } = await state();
  if (clockAheadMs === null)
    return { status: "warn", found: "The provider's answer did not say what time it is there." };
  const seconds = Math.round(Math.abs(clockAheadMs) / 1000);
  const found = `This machine's clock is ${seconds} s ${clockAheadMs > 0 ? "behind" : "ahead of"} the provider's.`;
  return { status: Math.abs(clockAheadMs) <= MOST_MS ? "ok" : "fail", found };
}
