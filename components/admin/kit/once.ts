/** A mark of one thing that is about to be done, so that it can be repeated without being done twice. */
export function newOnce(): string {
  // `randomUUID` exists on secure origins only, and a trial run may be looked at over plain http.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `staff_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** What an action answered; null when nothing did. */
type Answer = { ok: boolean; inDoubt?: true } | null;

/**
 * The mark for the next press. What was surely refused stays refused under its mark: whoever presses again, with another amount
 * perhaps, wishes anew. What may have been done keeps its mark, so that it is not done twice.
 */
export function nextOnce(once: string, answer: Answer): string {
  return answer && !answer.ok && !answer.inDoubt ? newOnce() : once;
}
