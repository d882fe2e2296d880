import { env } from "@/lib/env";
import { standInsOf } from "../stand-ins";
import type { Practice, Verdict } from "../types";

/** The sandbox is for trying things out: with it, live keys would be sent to a program that plays the providers. */
export function checkStandIns({ patients }: Practice): Verdict {
  const live = patients.filter(({ account }) => account.mode === "live");
  const played = live.filter(({ name }) => env().EDGE_SANDBOX || standInsOf(name).length > 0);
  if (played.length > 0) {
    const names = played.map(({ label }) => label).join(", ");
    return { status: "fail", found: `The sandbox plays the provider of ${names}, which is live.` };
  }
  if (env().EDGE_SANDBOX) return { status: "ok", found: "The sandbox is on, and no live account is in use." };
  return { status: "ok", found: "Nothing plays a provider in place of a live account." };
}
