/** Which states may follow each state. A table, so that it can be read, tested pair by pair, and asked. */
export type Moves<S extends string> = Readonly<Record<S, readonly S[]>>;

/** The states from which `to` is allowed: the guard of a conditional update, so that no late writer moves a row back. */
export function before<S extends string>(moves: Moves<S>, to: S): S[] {
  return (Object.keys(moves) as S[]).filter((from) => moves[from].includes(to));
}
