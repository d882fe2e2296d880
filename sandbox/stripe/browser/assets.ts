import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

/** A file for browsers, named by its content so that it may be kept for ever. */
export type Asset = { href: string; type: string; body: string };

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

function toAsset(name: string, extension: "js" | "css", body: string): Asset {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  const type = extension === "js" ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8";
  return { href: `/stripe/assets/${name}-${hash}.${extension}`, type, body };
}

/** Bundles one of the browser programs beside this file. Throws with esbuild's message when it does not compile. */
export function bundle(entry: string, format: "iife" | "esm"): string {
  const { outputFiles } = buildSync({
    entryPoints: [here(entry)],
    bundle: true,
    write: false,
    minify: true,
    format,
    target: "es2022",
    legalComments: "none",
  });
  return outputFiles[0]?.text ?? "";
}

export const script = (name: string, entry: string): Asset => toAsset(name, "js", bundle(entry, "esm"));

export const stylesheet = (name: string, path: string): Asset =>
  toAsset(name, "css", readFileSync(here(path), "utf8"));
