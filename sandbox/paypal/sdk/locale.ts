type Listener = () => void;

let current = "en";
const listeners = new Set<Listener>();

/** The language that the page chose for its PayPal parts, as a BCP 47 code. */
export const currentLocale = () => current;

export function setLocale(locale: string | undefined): void {
  const next = locale || navigator.language || "en";
  if (next === current) return;
  current = next;
  for (const listener of listeners) listener();
}

/** Calls back when the language changes; the answer stops it. */
export function onLocale(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Picks a language's words, English where there are none. */
export function wordsIn<T>(table: Record<string, T> & { en: T }, locale = current): T {
  return table[locale.toLowerCase().split(/[-_]/)[0] ?? "en"] ?? table.en;
}
