import path from "node:path";
import type { Part } from "./part";
import type { Settings } from "./settings";

export type Wiring = {
  home: string;
  settings: Settings;
  sandboxPort: number;
  sandboxUrl: string;
  /** What web and worker connect with. */
  databaseUrl: string;
  secretKey: string;
};

const TSX = ["--import", "tsx"];

const logOf = ({ home, settings }: Pick<Wiring, "home" | "settings">, name: string) =>
  settings.dev ? undefined : path.join(home, "log", `${name}.log`);

export function sandboxPart(wiring: Omit<Wiring, "databaseUrl" | "secretKey">): Part {
  return {
    title: "The sandbox",
    args: [...TSX, "sandbox/main.ts"],
    logFile: logOf(wiring, "sandbox"),
    env: {
      NODE_ENV: "production",
      SANDBOX_PORT: String(wiring.sandboxPort),
      SANDBOX_STATE: path.join(wiring.home, "sandbox"),
      SANDBOX_URL: wiring.sandboxUrl,
    },
  };
}

/** Web, worker and seed are told the same; what the caller gave wins over the sandbox's addresses. */
function productEnv({ settings, sandboxUrl, databaseUrl, secretKey, home }: Wiring): Record<string, string> {
  return {
    NODE_ENV: settings.dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    APP_URL: settings.APP_URL,
    PORT: String(settings.PORT),
    DATABASE_URL: databaseUrl,
    EDGE_HOME: home,
    EDGE_SECRET_KEY: secretKey,
    EDGE_SANDBOX: "1",
    STRIPE_API_BASE: settings.STRIPE_API_BASE ?? sandboxUrl,
    PAYPAL_API_BASE: settings.PAYPAL_API_BASE ?? sandboxUrl,
    STRIPE_JS_URL: settings.STRIPE_JS_URL ?? `${sandboxUrl}/stripe.js`,
    PAYPAL_JS_URL: settings.PAYPAL_JS_URL ?? `${sandboxUrl}/web-sdk/v6/core`,
  };
}

export function webPart(wiring: Wiring): Part {
  return {
    title: "The web server",
    args: [...TSX, "server.ts", ...(wiring.settings.dev ? ["--dev"] : [])],
    logFile: logOf(wiring, "web"),
    env: productEnv(wiring),
  };
}

export function workerPart(wiring: Wiring): Part {
  return {
    title: "The worker",
    args: [...TSX, "lib/worker/main.ts"],
    logFile: logOf(wiring, "worker"),
    // Names of endpoints are looked up on these threads: two that hang must not hold up the others.
    env: { ...productEnv(wiring), UV_THREADPOOL_SIZE: "32" },
  };
}

/** Runs once and ends. It is given the owner's address: it may write what no request may. */
export function seedPart(wiring: Wiring, ownerUrl: string): Part {
  return {
    title: "The demo data",
    args: [...TSX, "prisma/seed.ts"],
    logFile: logOf(wiring, "seed"),
    env: { ...productEnv(wiring), DATABASE_URL: ownerUrl },
  };
}
