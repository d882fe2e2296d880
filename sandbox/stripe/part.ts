import type { MakePart } from "../core/types";
import { browserRoutes } from "./browser/routes";

/** Stripe: its HTTP API and what its script calls. */
export const makeStripePart: MakePart = (core) => ({
  provider: "stripe",
  routes: [...browserRoutes(core)],
  accountOf: () => undefined,
  targets: () => [],
});
