/** Works through all rows, `atOnce` of them at a time; begins no other one once `signal` is aborted. */
export async function severalAtOnce<Row extends object>(
  rows: readonly Row[],
  { atOnce, signal }: { atOnce: number; signal: AbortSignal },
  work: (row: Row) => Promise<unknown>,
): Promise<void> {
  const queue = [...rows];
  const next = async () => {
    for (let row = queue.shift(); row && !signal.aborted; row = queue.shift()) await work(row);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}
