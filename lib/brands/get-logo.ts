import { prisma } from "@/lib/db";
import { LOGO_TYPES, type LogoType, parseLogoPath } from "./logo-address";

/** A logo under its public address, of whichever organization; null when that address shows nothing. */
export async function getLogo(
  brand: string,
  logo: string,
): Promise<{ type: LogoType; bytes: Uint8Array<ArrayBuffer> } | null> {
  const address = parseLogoPath(brand, logo);
  if (!address) return null;
  const [row] = await prisma().$queryRaw<{ media_type: LogoType; bytes: Uint8Array<ArrayBuffer> }[]>`
    select media_type, bytes from logo_of_brand(${address.brandNumber}::int, ${address.hash})`;
  if (!row || LOGO_TYPES[row.media_type] !== address.ending) return null;
  return { type: row.media_type, bytes: row.bytes };
}
