/** A mark of one thing that is about to be done, so that it can be repeated without being done twice. */
export function newOnce(): string {
  // `randomUUID` exists on secure origins only, and a trial run may be looked at over plain http.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `staff_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
