/** Looks for rows that are due and does what is due: work whose job was lost is found here. */
export type Sweep = {
  name: string;
  /** From the beginning of one run to the beginning of the next; a run never overlaps itself. */
  everyMs: number;
  /** Returns early when `signal` is aborted, because the process is stopping. */
  run(signal: AbortSignal): Promise<void>;
};

export const sweeps: Sweep[] = [];
