const LONGEST = 40;

/** The known name that `word` is most likely a misspelling of, or null when none is near. */
export function closest(word: string, known: readonly string[]): string | null {
  if (word.length > LONGEST) return null;
  const plain = toPlain(word);
  let best: { name: string; distance: number } | null = null;
  for (const name of known) {
    const distance = editDistance(plain, toPlain(name));
    if (distance <= Math.max(1, Math.floor(name.length / 4)) && (!best || distance < best.distance)) {
      best = { name, distance };
    }
  }
  return best?.name ?? null;
}

/** `contactId`, `Contact-ID` and `contact_id` are one name. */
function toPlain(name: string): string {
  return name.replace(/[^a-z0-9]/gi, "").toLowerCase();
}

/** Letters to insert, remove or replace to turn one into the other. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
