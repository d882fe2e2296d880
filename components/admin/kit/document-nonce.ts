/**
 * The nonce that this document's policy knows. What the server sends for a later page or after an action carries a nonce of
 * its own, under which this document's browser refuses every style.
 */
export function documentNonce(sent: string): string {
  if (typeof document === "undefined") return sent;
  return document.querySelector<HTMLElement>("script[nonce]")?.nonce || sent;
}
