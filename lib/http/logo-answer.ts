import { newId } from "@/lib/ids";

/**
 * A logo as any page or mail may show it. Opened by itself, a drawing is shut in: it runs nothing and loads nothing. What
 * its address shows never changes.
 */
export function logoAnswer(logo: { type: string; bytes: Uint8Array<ArrayBuffer> } | null): Response {
  const always = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "cross-origin-resource-policy": "cross-origin",
    "x-robots-tag": "noindex",
    "x-request-id": newId("req"),
  };
  if (!logo) {
    return new Response("There is no such logo.\n", {
      status: 404,
      headers: { ...always, "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  }
  return new Response(logo.bytes, {
    headers: {
      ...always,
      "content-type": logo.type,
      "content-length": String(logo.bytes.length),
      "cache-control": "public, max-age=31536000, immutable",
    },
  });
}
