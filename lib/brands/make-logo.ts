import { createHash } from "node:crypto";
import { EdgeError } from "@/lib/errors";
import { cleanSvg } from "./clean-svg";
import type { LogoType } from "./logo-address";
import { LOGO_BYTES } from "./schema";
import { sniffPicture } from "./sniff-picture";

const MOST_PIXELS = 4_096 * 4_096;
const LONG_SIDE = 512;
/** Every mail program shows a PNG; one that is heavier than this becomes WebP, which all browsers show. */
const HEAVY_PNG = 160 * 1024;

export type MadeLogo = {
  type: LogoType;
  bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the bytes, in hex. */
  hash: string;
  /** Parts of a drawing were taken out. */
  changed: boolean;
};

/**
 * A picture that somebody uploaded, made anew: of a photograph only its pixels are kept, at most 512 on the long side and
 * still; of a drawing only its shapes. What it is, its own first bytes say.
 * @throws EdgeError invalid_request, which says what to upload instead
 */
export async function makeLogo(upload: Uint8Array): Promise<MadeLogo> {
  if (upload.length === 0) throw refuse("The file is empty. Choose another one.");
  if (upload.length > LOGO_BYTES)
    throw refuse("The file is larger than 1 MiB. Make it smaller and try again.");
  const kind = sniffPicture(upload);
  if (!kind) throw refuse("The file is not a PNG, JPEG, WebP, GIF or SVG picture. Choose another one.");
  if (kind !== "svg") return withHash({ ...(await encode(upload, kind)), changed: false });
  const { svg, changed } = await cleanSvg(upload);
  return withHash({ type: "image/svg+xml", bytes: new TextEncoder().encode(svg), changed });
}

function withHash(logo: Omit<MadeLogo, "hash">): MadeLogo {
  return { ...logo, hash: createHash("sha256").update(logo.bytes).digest("hex") };
}

async function encode(upload: Uint8Array, kind: string): Promise<Pick<MadeLogo, "type" | "bytes">> {
  // A native library, needed here alone.
  const { default: sharp } = await import("sharp");
  const open = () =>
    sharp(upload, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 }).timeout({ seconds: 10 });
  const size = await open()
    .metadata()
    .catch(() => null);
  if (!size || size.format !== kind)
    throw refuse("The picture cannot be read. Export it again and try again.");
  if (size.width * size.height > MOST_PIXELS)
    throw refuse("The picture has more than 4096 × 4096 pixels. Make it smaller and try again.");
  try {
    const still = open()
      .autoOrient()
      .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: "inside", withoutEnlargement: true });
    const png = await still.clone().png({ compressionLevel: 9 }).toBuffer();
    if (png.length <= HEAVY_PNG) return { type: "image/png", bytes: new Uint8Array(png) };
    return { type: "image/webp", bytes: new Uint8Array(await still.webp({ quality: 90 }).toBuffer()) };
  } catch {
    throw refuse("The picture is damaged or incomplete. Export it again and try again.");
  }
}

function refuse(sentence: string): EdgeError {
  return new EdgeError("invalid_request", sentence, { field: "file" });
}
