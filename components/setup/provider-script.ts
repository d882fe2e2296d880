/** How long a script that the page's head asked for may take before it is asked for again. */
const PATIENCE_MS = 12_000;

/**
 * Resolves once a provider's script, already asked for in the page's head, has run. When it failed, or stays away, it is
 * asked for once more; a second failure rejects.
 */
export async function providerScript(src: string, hasRun: () => boolean): Promise<void> {
  if (hasRun()) return;
  const early = document.querySelector<HTMLScriptElement>(`script[src="${CSS.escape(src)}"]`);
  if (early && (await loaded(early)) && hasRun()) return;
  const script = document.createElement("script");
  script.src = src;
  const again = loaded(script);
  document.head.append(script);
  if (!(await again) || !hasRun()) throw new Error("The provider's script did not load");
}

/** An error that came before anyone listened is not told twice: waiting ends by itself. */
function loaded(script: HTMLScriptElement): Promise<boolean> {
  return new Promise((resolve) => {
    script.addEventListener("load", () => resolve(true), { once: true });
    script.addEventListener("error", () => resolve(false), { once: true });
    setTimeout(() => resolve(false), PATIENCE_MS);
  });
}
