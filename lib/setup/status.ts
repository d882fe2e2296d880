import type { AttemptStatus, LinkStatus } from "@/lib/generated/prisma/enums";
import type { Moves } from "@/lib/states";

/** A link is closed once, for one reason. */
export const LINK_MOVES: Moves<LinkStatus> = {
  open: ["completed", "expired", "revoked", "superseded"],
  // Money that arrives late completes what had been closed meanwhile.
  expired: ["completed"],
  revoked: ["completed"],
  superseded: ["completed"],
  completed: [],
};

/** `created`: the row stands, the gateway may or may not have heard. `processing`: in doubt, or not decided yet. */
export const ATTEMPT_MOVES: Moves<AttemptStatus> = {
  created: ["open", "processing", "succeeded", "failed", "cancelled"],
  open: ["processing", "succeeded", "failed", "cancelled"],
  processing: ["open", "succeeded", "failed", "cancelled"],
  succeeded: [],
  failed: [],
  cancelled: [],
};

/** Attempts that may still take money or save a method: at most one a customer. */
export const LIVE_ATTEMPT = ["created", "open", "processing"] as const satisfies readonly AttemptStatus[];
