import { ByteTable } from '../input/ByteTable';
import { DecimalCursor } from '../input/DecimalCursor';
import { RowFields } from '../input/RowFields';
import { LineScanner } from '../input/lines';
import { K6Metric, K6Route, K6Samples, RouteCache, commonTags } from '../k6';

const metricName = 0;
const timestamp = 1;
const metricValue = 2;
const extraTags = 3;
/** Place of the first of `commonTags`. */
const tags = 4;

const comma = 44;
const lineFeed = 10;
const noTags: ReadonlyMap<string, string> = new Map();

/**
 * Takes in rows of k6's CSV output without quotes, whose time is in seconds
 * or ms since 1970, from their bytes.
 */
export class CsvPointScanner implements LineScanner {
  readonly #samples: K6Samples;
  readonly #metrics = new ByteTable<K6Metric>();
  readonly #routes: RouteCache;
  readonly #decimal = new DecimalCursor();
  readonly #ranges = new Int32Array(2 * commonTags.length);
  #fields: RowFields | undefined;
  /** Tags without a column may stand among the extra ones. */
  #allColumns = false;
  #extra = false;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(samples: K6Samples) {
    this.#samples = samples;
    this.#routes = new RouteCache(samples);
  }

  /** Rows before the header is known are left to others. */
  setHeader(header: readonly string[]): void {
    const columns = [
      'metric_name',
      'timestamp',
      'metric_value',
      'extra_tags',
      ...commonTags,
    ].map(name => header.lastIndexOf(name));
    this.#extra = columns[extraTags] >= 0;
    this.#allColumns = columns.slice(tags).every(column => column >= 0);
    if (columns.slice(0, extraTags).every(column => column >= 0)) {
      this.#fields = new RowFields(',', columns);
      this.#fields.use(this.#bytes);
    }
  }

  use(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#fields?.use(bytes);
  }

  scan(from: number): number {
    const fields = this.#fields;
    const bytes = this.#bytes;
    const next = fields ? fields.split(from) : -1;
    if (!fields || next < 0 || fields.length(metricName) === 0) {
      return -1;
    }
    if (this.#extra && !this.#allColumns && fields.length(extraTags) > 0) {
      return -1;
    }
    const behind = this.#decimal.read(bytes, fields.starts[metricValue]);
    if (behind !== fields.ends[metricValue]) {
      return -1;
    }
    if (bytes[behind] !== comma && bytes[behind] !== lineFeed) {
      return -1;
    }
    const digits = fields.length(timestamp);
    const time = fields.whole(timestamp);
    if (time < 0 || digits < 9 || digits > 14) {
      return -1;
    }
    const metric = this.#metrics.get(
      bytes,
      fields.starts[metricName],
      fields.ends[metricName],
      this.#toMetric,
    );
    this.#samples.take(
      metric,
      this.#route(metric, fields, from, next),
      this.#decimal.value,
      digits <= 11 ? time * 1000 : time,
    );
    return next;
  }

  #route(
    metric: K6Metric,
    fields: RowFields,
    from: number,
    end: number,
  ): K6Route {
    if (metric.wants === 'none') {
      return this.#samples.route(metric, noTags);
    }
    const ranges = this.#ranges;
    for (let n = 0; n < commonTags.length; n += 1) {
      const known = fields.has(tags + n);
      ranges[2 * n] = known ? fields.starts[tags + n] - from : -1;
      ranges[2 * n + 1] = known ? fields.ends[tags + n] - from : -1;
    }
    return this.#routes.get(metric, {
      bytes: this.#bytes,
      from,
      end,
      ranges,
      json: false,
    });
  }

  readonly #toMetric = (name: string) => this.#samples.metric(name);
}
