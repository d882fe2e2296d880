/** What a stored logo may be, and the ending of its address. */
export const LOGO_TYPES = { "image/png": "png", "image/webp": "webp", "image/svg+xml": "svg" } as const;

export type LogoType = keyof typeof LOGO_TYPES;

/** The address of a logo on this server, without the host. Its bytes never change: their hash is in it. */
export function logoPath(brandNumber: number, hash: string, type: LogoType): string {
  return `/public/edge/logos/${brandNumber}/${hash}.${LOGO_TYPES[type]}`;
}

/** The two last segments of a logo's address; null when they cannot be one's. */
export function parseLogoPath(
  brand: string,
  logo: string,
): { brandNumber: number; hash: string; ending: string } | null {
  const file = /^([0-9a-f]{64})\.(png|webp|svg)$/.exec(logo);
  if (!/^[1-9]\d{0,8}$/.test(brand) || !file) return null;
  return { brandNumber: Number(brand), hash: file[1] as string, ending: file[2] as string };
}
