import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import type { Call, Reply } from "../core/types";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The document with its style and program inside; made at the first visit. */
function build(): Reply {
  const style = readFileSync(here("./page.css"), "utf8");
  const { outputFiles } = buildSync({
    entryPoints: [here("./client/main.ts")],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
  });
  const program = outputFiles[0]?.text ?? "";
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(program)}`,
    `style-src ${hash(style)}`,
    "connect-src 'self'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  const body = readFileSync(here("./page.html"), "utf8")
    .replace("<!-- style -->", () => `<style>${style}</style>`)
    .replace("<!-- program -->", () => `<script>${program}</script>`);
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
  return { status: 200, headers, body };
}

let built: Reply | undefined;

/** The page for people at `/`; undefined for every other path. */
export function page(call: Call): Reply | undefined {
  if (call.method !== "GET" || call.path !== "/") return undefined;
  built ??= build();
  return built;
}
