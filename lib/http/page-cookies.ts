import { env } from "@/lib/env";
import type { LinkAddress, Visitor } from "@/lib/setup/find-link";
import { setupPath } from "@/lib/setup/page-path";

const NINETY_DAYS = 90 * 24 * 3600;

/** What this browser holds for the page that it is on; the cookies are bound to the page's path. */
export function readVisitor(headers: Headers): Visitor {
  const jar = new Map(
    (headers.get("cookie") ?? "").split(";").map((pair) => {
      const [name = "", ...value] = pair.trim().split("=");
      return [name, value.join("=")] as const;
    }),
  );
  const link = jar.get("edge_link");
  const receipt = jar.get("edge_receipt");
  return { ...(link ? { link } : {}), ...(receipt ? { receipt } : {}) };
}

/**
 * A cookie that scripts cannot read and that only this page gets. Over https it also reaches the page inside a brand's frame
 * (each site that embeds it has a jar of its own: `Partitioned`).
 */
export function pageCookie(name: "edge_link" | "edge_receipt", value: string, address: LinkAddress): string {
  const reach = env().APP_URL.startsWith("https:") ? "Secure; SameSite=None; Partitioned" : "SameSite=Lax";
  return `${name}=${value}; Path=${setupPath(address)}; Max-Age=${NINETY_DAYS}; HttpOnly; ${reach}`;
}
