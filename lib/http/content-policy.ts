import type { GatewayName } from "@/lib/gateways/types";

/** What a page's answer may load and who may frame it. Origins only, each `scheme://host[:port]`. */
export type PagePolicy = {
  nonce: string;
  /** The gateway whose form the page shows; null for every other page. */
  gateway: GatewayName | null;
  /** Origins that play the gateway in its place: scripts, frames and calls of the sandbox. */
  standIns: string[];
  /** Who may show the page in a frame. */
  embedOrigins: string[];
  development: boolean;
  https: boolean;
  /** For pages that show a mail, which carries its looks in `style` attributes, and for the staff pages' component kit. */
  styleAttributes?: boolean;
  /** Staff pages show a brand's pages, which they serve themselves, in a frame. */
  framesOwnPages?: boolean;
};

type Hosts = { script: string[]; frame: string[]; connect: string[]; image: string[]; style: string[] };

const PAYPAL = ["https://*.paypal.com", "https://*.paypalobjects.com"];

/** As the providers document them: https://docs.stripe.com/security/guide#content-security-policy and PayPal's v6 guide. */
const HOSTS: Record<GatewayName, Hosts> = {
  stripe: {
    script: ["https://js.stripe.com", "https://*.js.stripe.com"],
    frame: ["https://js.stripe.com", "https://*.js.stripe.com", "https://hooks.stripe.com"],
    connect: ["https://api.stripe.com"],
    image: [],
    style: [],
  },
  paypal: { script: PAYPAL, frame: PAYPAL, connect: PAYPAL, image: PAYPAL, style: PAYPAL },
};

const NOBODY: Hosts = { script: [], frame: [], connect: [], image: [], style: [] };

function hostsOf({ gateway, standIns }: PagePolicy): Hosts {
  if (!gateway) return NOBODY;
  if (standIns.length === 0) return HOSTS[gateway];
  return { script: standIns, frame: standIns, connect: standIns, image: standIns, style: standIns };
}

/**
 * The Content-Security-Policy of a page: our own files, what carries this answer's nonce, and the hosts of the one
 * gateway in use. `strict-dynamic` is left out on purpose: with it browsers ignore the list of hosts, and a script that
 * is let in could then bring any other from anywhere; here nothing but the gateway's own hosts is ever asked.
 */
export function toContentPolicy(policy: PagePolicy): string {
  const { nonce, development, https, embedOrigins } = policy;
  const hosts = hostsOf(policy);
  const frames = policy.framesOwnPages ? ["'self'", ...hosts.frame] : hosts.frame;
  const directives: Record<string, string[]> = {
    "default-src": ["'none'"],
    "script-src": ["'self'", `'nonce-${nonce}'`, ...hosts.script, ...(development ? ["'unsafe-eval'"] : [])],
    // The development server's own overlay sets inline styles, and a nonce would make browsers ignore this.
    "style-src": ["'self'", development ? "'unsafe-inline'" : `'nonce-${nonce}'`, ...hosts.style],
    ...(policy.styleAttributes ? { "style-src-attr": ["'unsafe-inline'"] } : {}),
    "img-src": ["'self'", "data:", "https:", ...hosts.image],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...hosts.connect],
    "frame-src": frames.length > 0 ? frames : ["'none'"],
    "child-src": frames.length > 0 ? frames : ["'none'"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "object-src": ["'none'"],
    "frame-ancestors": embedOrigins.length > 0 ? embedOrigins : ["'none'"],
    ...(https ? { "upgrade-insecure-requests": [] } : {}),
  };
  return Object.entries(directives)
    .map(([name, values]) => [name, ...new Set(values)].join(" "))
    .join("; ");
}

/** Only Stripe's frames may use the browser's payment sheets; nothing here needs the rest. */
export function toPermissionsPolicy({ gateway, standIns }: Pick<PagePolicy, "gateway" | "standIns">): string {
  const own = standIns.length > 0 ? standIns : ["https://js.stripe.com", "https://hooks.stripe.com"];
  const payment = gateway === "stripe" ? `(self ${own.map((origin) => `"${origin}"`).join(" ")})` : "()";
  return `payment=${payment}, camera=(), microphone=(), geolocation=(), usb=(), browsing-topics=()`;
}
