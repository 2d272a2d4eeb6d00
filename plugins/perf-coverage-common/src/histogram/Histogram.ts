/*
 * A histogram with logarithmic buckets, after "DDSketch: A Fast and
 * Fully-Mergeable Quantile Sketch with Relative-Error Guarantees", Masson,
 * Rim and Lee, VLDB 2019, https://arxiv.org/abs/1908.10693
 */
import { RunHistogram } from '../vocabulary';

/**
 * Every quantile is within this share of the sample that it stands for.
 *
 * @public
 */
export const relativeError = 0.005;

const growth = (1 + relativeError) / (1 - relativeError);
const scale = 1 / Math.log(growth);

/** Samples nearer to zero than this are zero: no tool measures less. */
const smallest = 1e-9;

/** Larger samples share one bucket, whose quantile is the largest sample. */
const largest = 1e21;

/** The bucket of samples that are zero; the others count from 1. */
const zeroBucket = 0;
const shift = 1 - Math.ceil(Math.log(smallest) * scale);
const lastBucket = Math.ceil(Math.log(largest) * scale) + shift;

/** Buckets of whole numbers below this, worked out when they come first: most tools count whole ms. */
const wholeNumbers = 32_768;
const bucketsOfWhole = new Int16Array(wholeNumbers);

/** Buckets that are made room for at once, to grow rarely. */
const room = 64;

/**
 * Samples of one measure: count, extremes, mean and deviation exact, quantiles
 * within `relativeError` for samples from 1e-9 to 1e21. Two histograms merge
 * without further loss. Memory is bounded: 8 bytes for each of the at most
 * 6,909 buckets between the smallest and the largest sample. Negative samples
 * are not durations or sizes and have to be kept away by the caller.
 *
 * @public
 */
export class Histogram {
  count = 0;
  min = Infinity;
  max = -Infinity;

  /** Counts of the buckets from `first` on. */
  private counts = new Float64Array(0);
  private first = 0;
  private zeros = 0;
  // Sums of the differences from the first sample, or the mean of what was
  // merged, and of their squares. As that lies among the samples, cancellation
  // costs at most as many units in the last place as there are samples; and
  // unlike a running mean it needs no division.
  private origin = 0;
  private sum = 0;
  private sumOfSquares = 0;

  /** The bucket of a sample, for `addTo`: worked out once for several histograms. */
  static bucketOf(value: number): number {
    if (value < smallest) {
      return zeroBucket;
    }
    const whole = value < wholeNumbers ? Math.trunc(value) : 0;
    if (whole === value) {
      if (bucketsOfWhole[whole] === 0) {
        bucketsOfWhole[whole] = Math.ceil(Math.log(value) * scale) + shift;
      }
      return bucketsOfWhole[whole];
    }
    return value > largest
      ? lastBucket
      : Math.ceil(Math.log(value) * scale) + shift;
  }

  add(value: number): void {
    this.addTo(Histogram.bucketOf(value), value);
  }

  /** Adds a sample whose bucket is known. */
  addTo(bucket: number, value: number): void {
    if (this.count === 0) {
      this.origin = value;
    }
    this.count += 1;
    if (value < this.min) {
      this.min = value;
    }
    if (value > this.max) {
      this.max = value;
    }
    const difference = value - this.origin;
    this.sum += difference;
    this.sumOfSquares += difference * difference;
    if (bucket === zeroBucket) {
      this.zeros += 1;
      return;
    }
    const at = bucket - this.first;
    if (at >= 0 && at < this.counts.length) {
      this.counts[at] += 1;
    } else {
      this.fill(bucket, 1);
    }
  }

  /** Adds the samples of another histogram. */
  merge(other: Histogram): void {
    if (other.count === 0) {
      return;
    }
    const count = this.count + other.count;
    const mean = this.mean;
    const difference = other.mean - mean;
    this.restart(
      mean + (difference * other.count) / count,
      this.squares +
        other.squares +
        (difference ** 2 * this.count * other.count) / count,
    );
    this.count = count;
    this.min = Math.min(this.min, other.min);
    this.max = Math.max(this.max, other.max);
    this.zeros += other.zeros;
    other.counts.forEach((samples, at) => {
      if (samples > 0) {
        this.fill(other.first + at, samples);
      }
    });
  }

  get mean(): number {
    return this.count === 0 ? 0 : this.origin + this.sum / this.count;
  }

  /** Of the population; what was measured is all there is. */
  get standardDeviation(): number {
    return this.count === 0 ? NaN : Math.sqrt(this.squares / this.count);
  }

  /** Nearest-rank quantiles, in the order of the shares, which must ascend. */
  quantiles(shares: readonly number[]): number[] {
    let seen = this.zeros;
    let next = 0;
    let value = Math.max(0, Math.min(this.min, 0));
    return shares.map(share => {
      const rank = Math.max(1, Math.ceil(share * this.count));
      while (seen < rank && next < this.counts.length) {
        const samples = this.counts[next];
        if (samples > 0) {
          seen += samples;
          value = valueOf(this.first + next);
        }
        next += 1;
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

  /** The histogram as a run keeps it. */
  toJson(): RunHistogram {
    const buckets: number[] = [];
    let before = 0;
    this.counts.forEach((samples, at) => {
      if (samples > 0) {
        buckets.push(this.first + at - before, samples);
        before = this.first + at;
      }
    });
    return {
      relativeError,
      count: this.count,
      // JSON knows no -0, which a file may hold.
      min: this.min + 0,
      max: this.max + 0,
      mean: this.mean,
      squares: this.squares,
      zeros: this.zeros,
      buckets,
    };
  }

  /**
   * The histogram that a run kept; undefined where it was kept with another
   * error, or its parts contradict each other.
   */
  static fromJson(kept: RunHistogram): Histogram | undefined {
    const { count, min, max, mean, squares, zeros, buckets } = kept;
    if (
      kept.relativeError !== relativeError ||
      ![count, min, max, mean, squares, zeros].every(Number.isFinite) ||
      count < 1
    ) {
      return undefined;
    }
    const histogram = new Histogram();
    let bucket = 0;
    let samples = zeros;
    for (let at = 0; at + 1 < buckets.length; at += 2) {
      bucket += buckets[at];
      if (
        !Number.isInteger(bucket) ||
        bucket <= zeroBucket ||
        bucket > lastBucket ||
        !(buckets[at + 1] > 0)
      ) {
        return undefined;
      }
      histogram.fill(bucket, buckets[at + 1]);
      samples += buckets[at + 1];
    }
    if (samples !== count) {
      return undefined;
    }
    histogram.count = count;
    histogram.min = min;
    histogram.max = max;
    histogram.restart(mean, squares);
    histogram.zeros = zeros;
    return histogram;
  }

  /** The sum of squared differences from the mean. */
  private get squares(): number {
    return this.count === 0
      ? 0
      : Math.max(0, this.sumOfSquares - (this.sum * this.sum) / this.count);
  }

  /** Goes on from a mean and the sum of squared differences from it. */
  private restart(mean: number, squares: number): void {
    this.origin = mean;
    this.sum = 0;
    this.sumOfSquares = squares;
  }

  /** Adds to a bucket, and makes room for it first where it has none. */
  private fill(bucket: number, samples: number): void {
    if (this.counts.length === 0) {
      this.first = bucket - room / 2;
      this.counts = new Float64Array(room);
    } else if (
      bucket < this.first ||
      bucket >= this.first + this.counts.length
    ) {
      const first = bucket < this.first ? bucket - room : this.first;
      const end =
        bucket < this.first ? this.first + this.counts.length : bucket + room;
      const counts = new Float64Array(end - first);
      counts.set(this.counts, this.first - first);
      this.first = first;
      this.counts = counts;
    }
    this.counts[bucket - this.first] += samples;
  }
}

/** The value that is within the error of all samples of a bucket. */
function valueOf(bucket: number): number {
  return bucket >= lastBucket
    ? Infinity
    : (2 * growth ** (bucket - shift)) / (growth + 1);
}
