import { env } from "@/lib/env";
import { payPath } from "@/lib/invoices/pay-path";
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

/** A cookie of one setup page. */
export function pageCookie(name: "edge_link" | "edge_receipt", value: string, address: LinkAddress): string {
  return cookieAt(setupPath(address), name, value);
}

/** The mark of the browser that presses the button of one pay page. */
export function payCookie(value: string, invoiceId: string): string {
  return cookieAt(payPath(invoiceId), "edge_receipt", value);
}

/**
 * A cookie that scripts cannot read and that only this page gets. Over https it also reaches the page inside a brand's frame
 * (each site that embeds it has a jar of its own: `Partitioned`).
 */
function cookieAt(path: string, name: string, value: string): string {
  const reach = env().APP_URL.startsWith("https:") ? "Secure; SameSite=None; Partitioned" : "SameSite=Lax";
  return `${name}=${value}; Path=${path}; Max-Age=${NINETY_DAYS}; HttpOnly; ${reach}`;
}
