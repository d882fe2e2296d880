import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type BuildOptions, buildSync } from "esbuild";

export type Assets<View> = {
  render: (view: View, nonce: string) => Promise<string>;
  js: string;
  css: string;
};

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const common = {
  bundle: true,
  write: false,
  outdir: "/out",
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
  loader: { ".module.css": "local-css" },
  alias: { "@": here("../../.."), "next/dynamic": here("./dynamic.tsx") },
} satisfies BuildOptions;

/**
 * A page's components compiled twice, for the server (`render.tsx` in the page's folder of samples) and for the browser
 * (`hydrate.tsx`), with the same class names.
 */
export async function bundleSamples<View>(samples: URL): Promise<Assets<View>> {
  const entry = (file: string) => fileURLToPath(new URL(file, samples));
  const browser = buildSync({ ...common, entryPoints: [entry("hydrate.tsx")], minifySyntax: true });
  const base = buildSync({ ...common, entryPoints: [here("../../ui/base.css")] });
  const server = buildSync({
    ...common,
    entryPoints: [entry("render.tsx")],
    platform: "node",
    format: "esm",
    external: ["react", "react-dom", "react-dom/*", "use-intl/*", "@stripe/react-stripe-js", "@paypal/*"],
  });
  // Beside the packages that it imports.
  const folder = here(`../../../node_modules/.cache/edge-samples-${process.pid}-${randomUUID()}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/render.mjs`, of(server.outputFiles, ".js"));
  const compiled = (await import(/* @vite-ignore */ pathToFileURL(`${folder}/render.mjs`).href)) as Pick<
    Assets<View>,
    "render"
  >;
  rmSync(folder, { recursive: true });
  return {
    render: compiled.render,
    js: of(browser.outputFiles, ".js"),
    css: of(base.outputFiles, ".css") + of(browser.outputFiles, ".css"),
  };
}

function of(files: { path: string; text: string }[], end: string): string {
  return files.find(({ path }) => path.endsWith(end))?.text ?? "";
}
