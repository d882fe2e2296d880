import { EdgeError } from "@/lib/errors";

const LONGEST_MS = 90 * 86_400_000;

type ReplayRange = { since: Date; until?: Date | undefined };

/** @throws EdgeError invalid_request for a time of more than 90 days ago, or an end that is not after it */
export function requireRange({ since, until }: ReplayRange): void {
  if (since.getTime() < Date.now() - LONGEST_MS)
    throw new EdgeError("invalid_request", "since must be at most 90 days ago.", { field: "since" });
  if (until && until <= since)
    throw new EdgeError("invalid_request", "until must be later than since.", { field: "until" });
}
