export type PictureKind = "png" | "jpeg" | "webp" | "gif" | "svg";

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.subarray(from, to)).toString("latin1");

/** What a file's first bytes say that it is, whatever it is called; null for anything that is none of ours. */
export function sniffPicture(bytes: Uint8Array): PictureKind | null {
  if (ascii(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (ascii(bytes, 0, 3) === "\xff\xd8\xff") return "jpeg";
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return "webp";
  if (["GIF87a", "GIF89a"].includes(ascii(bytes, 0, 6))) return "gif";
  return isSvg(bytes) ? "svg" : null;
}

/** The first element is `svg`, after nothing but what may stand before it. */
function isSvg(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4_096))
    .toString("utf8")
    .replace(/^\ufeff/, "");
  return /^(?:\s|<\?[^>]*\?>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE\s(?:[^>[]|\[[^\]]*\])*>)*<svg[\s/>]/.test(
    head,
  );
}
