/*
 * A sparse histogram with logarithmic buckets, after "DDSketch: A Fast and
 * Fully-Mergeable Quantile Sketch with Relative-Error Guarantees", Masson,
 * Rim and Lee, VLDB 2019, https://arxiv.org/abs/1908.10693
 */

/** Every quantile is within this share of the sample that it stands for. */
export const relativeError = 0.005;

const growth = (1 + relativeError) / (1 - relativeError);
const scale = 1 / Math.log(growth);

/** Samples nearer to zero than this are zero: no tool measures less. */
const smallest = 1e-9;

/**
 * Samples of one measure: count, extremes, mean and deviation exact, quantiles
 * within `relativeError`. Two histograms merge without further loss. Negative
 * samples are not durations or sizes and have to be kept away by the caller.
 */
export class Histogram {
  count = 0;
  min = Infinity;
  max = -Infinity;

  readonly #buckets = new Map<number, number>();
  #zeros = 0;
  // Welford's running mean and sum of squared differences.
  #mean = 0;
  #squares = 0;

  add(value: number): void {
    this.count += 1;
    if (value < this.min) {
      this.min = value;
    }
    if (value > this.max) {
      this.max = value;
    }
    const difference = value - this.#mean;
    this.#mean += difference / this.count;
    this.#squares += difference * (value - this.#mean);
    if (value < smallest) {
      this.#zeros += 1;
      return;
    }
    const bucket = Math.ceil(Math.log(value) * scale);
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + 1);
  }

  /** Adds the samples of another histogram. */
  merge(other: Histogram): void {
    if (other.count === 0) {
      return;
    }
    const count = this.count + other.count;
    const difference = other.#mean - this.#mean;
    this.#squares +=
      other.#squares + (difference ** 2 * this.count * other.count) / count;
    this.#mean += (difference * other.count) / count;
    this.count = count;
    this.min = Math.min(this.min, other.min);
    this.max = Math.max(this.max, other.max);
    this.#zeros += other.#zeros;
    for (const [bucket, samples] of other.#buckets) {
      this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + samples);
    }
  }

  get mean(): number {
    return this.#mean;
  }

  /** Of the population; what was measured is all there is. */
  get standardDeviation(): number {
    return this.count === 0 ? NaN : Math.sqrt(this.#squares / this.count);
  }

  /** Nearest-rank quantiles, in the order of the shares, which must ascend. */
  quantiles(shares: readonly number[]): number[] {
    const buckets = [...this.#buckets].sort(([a], [b]) => a - b);
    let seen = this.#zeros;
    let next = 0;
    let value = Math.max(0, Math.min(this.min, 0));
    return shares.map(share => {
      const rank = Math.max(1, Math.ceil(share * this.count));
      while (seen < rank && next < buckets.length) {
        const [bucket, samples] = buckets[next];
        seen += samples;
        next += 1;
        value = (2 * growth ** bucket) / (growth + 1);
      }
      return Math.min(this.max, Math.max(this.min, value));
    });
  }

  /** Statistics under the names of `RunMetric.stats`; none without samples. */
  stats(): [string, number][] {
    if (this.count === 0) {
      return [];
    }
    const [p50, p75, p90, p95, p99, p999] = this.quantiles([
      0.5, 0.75, 0.9, 0.95, 0.99, 0.999,
    ]);
    return [
      ['count', this.count],
      ['min', this.min],
      ['avg', this.mean],
      ['med', p50],
      ['max', this.max],
      ['stddev', this.standardDeviation],
      ['p50', p50],
      ['p75', p75],
      ['p90', p90],
      ['p95', p95],
      ['p99', p99],
      ['p99.9', p999],
    ];
  }
}
