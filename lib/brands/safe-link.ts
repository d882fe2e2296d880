/**
 * A brand's link as it may stand in a page: `https:`, `http:` or `mailto:`, an e-mail address as `mailto:`; null for
 * everything else (`javascript:` among it).
 */
export function safeLink(text: string | null): string | null {
  if (!text) return null;
  const trimmed = text.trim();
  if (/^[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#]+$/.test(trimmed)) return `mailto:${trimmed}`;
  try {
    const url = new URL(trimmed);
    return ["https:", "http:", "mailto:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
