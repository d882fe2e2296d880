import { readReadiness } from "@/lib/health/readiness";
import type { Verdict } from "../types";

export async function checkWorker(): Promise<Verdict> {
  const { worker } = (await readReadiness()).checks;
  if (worker === "ok") return { status: "ok", found: "One was seen within the last half minute." };
  return { status: "fail", found: worker };
}
