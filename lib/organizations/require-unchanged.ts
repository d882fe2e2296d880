import { EdgeError } from "@/lib/errors";

/**
 * `began` is the version that the form was filled from: what somebody else wrote since is not overwritten.
 * @throws EdgeError invalid_request when it is no longer the one that is kept
 */
export function requireUnchanged(began: string | undefined, kept: string): void {
  if (began === undefined || began === kept) return;
  throw new EdgeError(
    "invalid_request",
    "Somebody else changed these settings after you opened them. Nothing was saved: reload the page to see their change, then make yours again.",
  );
}
