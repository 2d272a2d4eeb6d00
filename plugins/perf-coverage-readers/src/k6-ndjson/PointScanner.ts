import { ByteTable } from '../input/ByteTable';
import { DecimalCursor } from '../input/DecimalCursor';
import { TimeCursor } from '../input/TimeCursor';
import { LineScanner } from '../input/lines';
import { maxLineBytes } from '../input/blocks';
import { K6Metric, K6Samples } from '../k6';
import { TagSections } from './TagSections';

const quote = 34;
const comma = 44;
const openBrace = 123;
const closeBrace = 125;
const backslash = 92;

/** `type` etc. as they stand in a line: the text behind the opening quote. */
const bytesOf = (text: string) => Buffer.from(text, 'latin1');
const metricKey = bytesOf('metric":');
const typeKey = bytesOf('type":');
const dataKey = bytesOf('data":');
const timeKey = bytesOf('time":');
const valueKey = bytesOf('value":');
const tagsKey = bytesOf('tags":');
const point = bytesOf('"Point"');

/** Members of a point, as bits: each has to come once. */
const sawMetric = 1;
const sawType = 2;
const sawData = 4;
const sawTime = 8;
const sawValue = 16;
const sawTags = 32;
const sawAll = 63;

/**
 * Takes in the points of k6's JSON output from their bytes: members in any
 * order, without blanks but after colons and commas, tags that are strings,
 * values that are not negative. Whatever else a line may be is left to
 * `JSON.parse`, with the same result.
 */
export class PointScanner implements LineScanner {
  readonly #samples: K6Samples;
  readonly #metrics = new ByteTable<K6Metric>();
  readonly #decimal = new DecimalCursor();
  readonly #time = new TimeCursor();
  readonly #tags: TagSections;
  readonly #toMetric: (name: string) => K6Metric;
  #bytes: Buffer = Buffer.alloc(0);
  #nameFrom = 0;
  #nameEnd = 0;
  #seen = 0;

  constructor(samples: K6Samples) {
    this.#samples = samples;
    this.#tags = new TagSections(samples);
    this.#toMetric = name => samples.metric(name);
  }

  use(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#tags.use(bytes);
  }

  scan(from: number, to: number): number {
    const bytes = this.#bytes;
    if (bytes[from] !== openBrace) {
      return -1;
    }
    this.#seen = 0;
    let at = from + 1;
    do {
      at = this.#member(this.#blanks(at), to);
      if (at < 0) {
        return -1;
      }
    } while (bytes[at++] === comma);
    if (bytes[at - 1] !== closeBrace || this.#seen !== sawAll) {
      return -1;
    }
    if (bytes[at] === 13) {
      at += 1;
    }
    if (bytes[at] !== 10 || at - from >= maxLineBytes) {
      return -1;
    }
    // Only now: a line that is left to others must not make a metric.
    const metric = this.#metrics.get(
      bytes,
      this.#nameFrom,
      this.#nameEnd,
      this.#toMetric,
    );
    this.#samples.take(
      metric,
      this.#tags.route(metric),
      this.#decimal.value,
      this.#time.value,
    );
    return at + 1;
  }

  /** A member of the line; offset behind it, or -1. */
  #member(at: number, to: number): number {
    const bytes = this.#bytes;
    if (bytes[at] !== quote) {
      return -1;
    }
    switch (bytes[at + 1]) {
      case 109:
        return this.#metricName(this.#key(at + 1, metricKey, sawMetric));
      case 116: {
        const next = this.#key(at + 1, typeKey, sawType);
        return next > 0 && startsWith(bytes, next, point)
          ? next + point.length
          : -1;
      }
      case 100:
        return this.#data(this.#key(at + 1, dataKey, sawData), to);
      default:
        return -1;
    }
  }

  #data(from: number, to: number): number {
    const bytes = this.#bytes;
    if (from < 0 || bytes[from] !== openBrace) {
      return -1;
    }
    let at = from + 1;
    do {
      at = this.#dataMember(this.#blanks(at), to);
      if (at < 0) {
        return -1;
      }
    } while (bytes[at++] === comma);
    return bytes[at - 1] === closeBrace ? at : -1;
  }

  #dataMember(at: number, to: number): number {
    const bytes = this.#bytes;
    if (bytes[at] !== quote) {
      return -1;
    }
    if (bytes[at + 1] === 118) {
      const next = this.#key(at + 1, valueKey, sawValue);
      return next < 0 ? -1 : this.#decimal.read(bytes, next);
    }
    if (bytes[at + 2] === 105) {
      const next = this.#key(at + 1, timeKey, sawTime);
      return next < 0 || bytes[next] !== quote
        ? -1
        : this.#time.read(bytes, next + 1);
    }
    const next = this.#key(at + 1, tagsKey, sawTags);
    return next < 0 ? -1 : this.#tags.read(next, to);
  }

  #metricName(at: number): number {
    const bytes = this.#bytes;
    if (at < 0 || bytes[at] !== quote) {
      return -1;
    }
    let end = at + 1;
    while (bytes[end] !== quote) {
      if (bytes[end] < 32 || bytes[end] === backslash) {
        return -1;
      }
      end += 1;
    }
    this.#nameFrom = at + 1;
    this.#nameEnd = end;
    return end + 1;
  }

  /** Behind a key that comes for the first time, and blanks after its colon. */
  #key(at: number, key: Buffer, bit: number): number {
    if (!startsWith(this.#bytes, at, key) || (this.#seen & bit) !== 0) {
      return -1;
    }
    this.#seen |= bit;
    return this.#blanks(at + key.length);
  }

  #blanks(from: number): number {
    let at = from;
    while (this.#bytes[at] === 32) {
      at += 1;
    }
    return at;
  }
}

function startsWith(bytes: Buffer, at: number, text: Buffer): boolean {
  for (let n = 0; n < text.length; n += 1) {
    if (bytes[at + n] !== text[n]) {
      return false;
    }
  }
  return true;
}
