import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import type { Reply, Route } from "@/sandbox/core/types";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bundles a browser program of this folder into one script. Throws with esbuild's message when it does not compile. */
function bundle(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [here(entry)],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
  });
  return outputFiles[0]?.text ?? "";
}

/** A route that gives a text made at its first request and kept in memory. */
function once(pattern: string, type: string, make: () => string): Route {
  let text: string | undefined;
  const run = (): Reply => {
    text ??= make();
    return {
      status: 200,
      headers: { "Content-Type": `${type}; charset=utf-8`, "Cross-Origin-Resource-Policy": "cross-origin" },
      body: text,
    };
  };
  return { method: "GET", pattern, run };
}

export const scriptRoute = (pattern: string, entry: string) =>
  once(pattern, "text/javascript", () => bundle(entry));

export const styleRoute = (pattern: string, path: string) =>
  once(pattern, "text/css", () => readFileSync(here(path), "utf8"));
