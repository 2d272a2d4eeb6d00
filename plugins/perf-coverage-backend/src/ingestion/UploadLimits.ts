import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface UploadLimitSettings {
  /** Uploads that one caller may begin in a minute. */
  perMinute: number;
  /** Uploads of one caller at the same time. */
  parallel: number;
}

/** The caller sends more than the portal takes; answered as 429. */
export class TooManyUploadsError extends Error {
  readonly statusCode = 429;

  constructor(message: string, readonly retryAfterSeconds: number) {
    super(message);
    this.name = 'TooManyUploadsError';
  }
}

/** How long one that came too early in a parallel burst had better wait. */
const parallelRetrySeconds = 5;

/**
 * Keeps one caller's pipelines from taking all of a replica's disk and time.
 * Counted in each replica by itself.
 */
export class UploadLimits {
  private readonly rate: RateLimiterMemory;
  private readonly running = new Map<string, number>();

  constructor(private readonly settings: UploadLimitSettings) {
    this.rate = new RateLimiterMemory({
      points: settings.perMinute,
      duration: 60,
    });
  }

  /** Does the work of one upload; throws `TooManyUploadsError` instead where there are too many. */
  async run<T>(caller: string, work: () => Promise<T>): Promise<T> {
    const { parallel, perMinute } = this.settings;
    const before = this.running.get(caller) ?? 0;
    if (before >= parallel) {
      throw new TooManyUploadsError(
        `${caller} has ${before} uploads running and may have ${parallel} at once; send one after the other`,
        parallelRetrySeconds,
      );
    }
    this.running.set(caller, before + 1);
    try {
      await this.count(caller, perMinute);
      return await work();
    } finally {
      const left = (this.running.get(caller) ?? 1) - 1;
      if (left > 0) this.running.set(caller, left);
      else this.running.delete(caller);
    }
  }

  private async count(caller: string, perMinute: number): Promise<void> {
    try {
      await this.rate.consume(caller);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new TooManyUploadsError(
        `${caller} has sent ${perMinute} uploads in a minute, which is the limit; try again in ${seconds} s`,
        seconds,
      );
    }
  }
}
