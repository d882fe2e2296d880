/** What one slice of load came to. Latencies are milliseconds; what the warm-up did is in neither figure. */
export type Measured = { perSecond: number; p50: number; p99: number; count: number };

export type Window = { warmUpMs: number; measureMs: number };

/** Gathers latencies from the end of the warm-up to the end of the window. */
export class Recorder {
  readonly #from: number;
  readonly #to: number;
  readonly #latencies: number[] = [];

  constructor(
    { warmUpMs, measureMs }: Window,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#from = now() + warmUpMs;
    this.#to = this.#from + measureMs;
  }

  get isOver(): boolean {
    return this.now() >= this.#to;
  }

  /** Something ended now that took so long. */
  add(latencyMs: number): void {
    const at = this.now();
    if (at >= this.#from && at < this.#to) this.#latencies.push(latencyMs);
  }

  measured(): Measured {
    const sorted = this.#latencies.sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    const seconds = (this.#to - this.#from) / 1000;
    return { perSecond: sorted.length / seconds, p50: at(0.5), p99: at(0.99), count: sorted.length };
  }
}
