/**
 * A rate limiter by token bucket: each client may make a burst of requests,
 * then as many a second as tokens drip into its bucket.
 */
export interface RateLimit {
  /** Size of the bucket: the largest burst of requests. */
  readonly burstSize: number;
  readonly tokensPerSecond: number;
}

interface TokenBucket {
  tokens: number;
  refilledAtMs: number;
}

/** Decides whether a request may go on. Old buckets are swept away, so that memory stays bounded. */
export class RateLimiter {
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #limit: RateLimit;
  readonly #clock: () => number;

  constructor(limit: RateLimit, clock: () => number = Date.now) {
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Takes one token from the client's bucket. Returns false when the bucket is empty. */
  tryTakeToken(clientId: string): boolean {
    const bucket = this.#refillBucket(clientId);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** How long the client has to wait for the next token, in milliseconds. */
  retryAfterMs(clientId: string): number {
    const { tokens } = this.#refillBucket(clientId);
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / this.#limit.tokensPerSecond) * 1000);
  }

  /** Forgets the buckets that have been full for a while: a full bucket is as good as none. */
  sweepFullBuckets(): void {
    for (const clientId of this.#buckets.keys()) {
      if (this.#refillBucket(clientId).tokens >= this.#limit.burstSize) this.#buckets.delete(clientId);
    }
  }

  #refillBucket(clientId: string): TokenBucket {
    const nowMs = this.#clock();
    const bucket = this.#buckets.get(clientId) ?? { tokens: this.#limit.burstSize, refilledAtMs: nowMs };
    const dripped = ((nowMs - bucket.refilledAtMs) / 1000) * this.#limit.tokensPerSecond;
    bucket.tokens = Math.min(this.#limit.burstSize, bucket.tokens + dripped);
    bucket.refilledAtMs = nowMs;
    this.#buckets.set(clientId, bucket);
    return bucket;
  }
}
