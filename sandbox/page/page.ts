import type { Call, Reply } from "../core/types";

/** The page for people at `/`; undefined for every other path. */
export function page(call: Call): Reply | undefined {
  if (call.method !== "GET" || call.path !== "/") return undefined;
  return {
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: "<!doctype html><title>Sandbox</title>",
  };
}
