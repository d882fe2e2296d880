/** A bucket that holds `burst` tokens and is refilled by `perSecond`, in whole seconds. */
export type Rate = { perSecond: number; burst: number };

/** `goodForMs`: until the bucket's next refill, when unspent tokens lapse. `waitMs`: until it has a token again. */
export type Grant = { granted: number; goodForMs: number; waitMs: number };

export type Lend = (bucket: string, rate: Rate, want: number, unspent: number) => Promise<Grant>;

type Caller = { resolve: (waitMs: number) => void; reject: (error: unknown) => void };

type Lease = {
  tokens: number;
  goodUntil: number;
  refusedUntil: number;
  queue: Caller[];
  asking: boolean;
};

const SHARE_OF_BURST = 10;
const UNSPENT_COUNTS_FOR_MS = 1000;
/** An idle lease that is dropped costs one question to the database. */
const MOST_BUCKETS = 10_000;

/**
 * Tokens that this process holds of buckets shared by all. A tenth of the burst is taken at a time (more when more
 * callers wait), so most requests are let through without asking. One question per bucket is under way at a time.
 */
export class TokenLeases {
  readonly #leases = new Map<string, Lease>();

  constructor(
    private readonly lend: Lend,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Spends one token: 0, or the milliseconds until there is one again. Rejects when `lend` does. */
  take(bucket: string, rate: Rate): Promise<number> | number {
    const lease = this.#leaseOf(bucket);
    if (lease.queue.length === 0 && lease.tokens > 0 && this.now() < lease.goodUntil) {
      lease.tokens--;
      return 0;
    }
    const wait = this.#refusedFor(lease);
    if (wait > 0) return wait;
    return new Promise((resolve, reject) => {
      lease.queue.push({ resolve, reject });
      if (!lease.asking) void this.#ask(bucket, rate, lease);
    });
  }

  /** Milliseconds for which the bucket is known to be empty. */
  refusedFor(bucket: string): number {
    const lease = this.#leases.get(bucket);
    return lease ? this.#refusedFor(lease) : 0;
  }

  #refusedFor(lease: Lease): number {
    if (lease.tokens > 0 && this.now() < lease.goodUntil) return 0;
    return Math.max(0, lease.refusedUntil - this.now());
  }

  async #ask(bucket: string, rate: Rate, lease: Lease): Promise<void> {
    lease.asking = true;
    try {
      while (lease.queue.length > 0) await this.#renew(bucket, rate, lease);
    } catch (error) {
      for (const caller of lease.queue.splice(0)) caller.reject(error);
    } finally {
      lease.asking = false;
    }
  }

  async #renew(bucket: string, rate: Rate, lease: Lease): Promise<void> {
    const askedAt = this.now();
    const unspent = askedAt < lease.goodUntil + UNSPENT_COUNTS_FOR_MS ? lease.tokens : 0;
    lease.tokens = 0;
    const share = Math.max(Math.ceil(rate.burst / SHARE_OF_BURST), lease.queue.length);
    const grant = await this.lend(bucket, rate, Math.min(share, rate.burst), unspent);
    lease.tokens = grant.granted;
    // Counted from before the question, so that no token outlives the refill however slow the answer was.
    lease.goodUntil = askedAt + grant.goodForMs;
    lease.refusedUntil = this.now() + grant.waitMs;
    for (const caller of lease.queue.splice(0, grant.granted)) {
      lease.tokens--;
      caller.resolve(0);
    }
    if (grant.waitMs > 0) for (const caller of lease.queue.splice(0)) caller.resolve(grant.waitMs);
  }

  #leaseOf(bucket: string): Lease {
    const known = this.#leases.get(bucket);
    if (known) return known;
    for (const [oldest, { asking }] of this.#leases) {
      if (this.#leases.size < MOST_BUCKETS || asking) break;
      this.#leases.delete(oldest);
    }
    const lease = { tokens: 0, goodUntil: 0, refusedUntil: 0, queue: [], asking: false };
    this.#leases.set(bucket, lease);
    return lease;
  }
}
