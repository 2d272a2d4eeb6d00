import { ByteTable } from '../input/ByteTable';
import { DecimalCursor } from '../input/DecimalCursor';
import { Literal } from '../input/Literal';
import { TimeCursor } from '../input/TimeCursor';
import { startsWith } from '../input/startsWith';
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

/** What k6 writes between name, time, value and tags since 0.30. */
const lineStart = new Literal('{"metric":"');
const behindName = '","type":"Point","data":{"time":"';
const behindTime = new Literal(',"value":');
const behindValue = new Literal(',"tags":');

/** More are no metrics of one script. */
const maxFollowers = 1000;

/** A metric whose points mostly come behind those of another. */
interface Follower {
  metric: K6Metric;
  /** Its name, and what stands between that and the time. */
  literal: Literal;
  next: Follower | undefined;
}

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
  #view = new DataView(new ArrayBuffer(0));
  readonly #followers = new Map<K6Metric, Follower>();
  #last: Follower | undefined;
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
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#tags.use(bytes, this.#view);
  }

  scan(from: number, to: number): number {
    const usual = this.#scanUsual(from, to);
    return usual > 0 ? usual : this.#scanAny(from, to);
  }

  /** A line as k6 writes it, of the metric that came at this place before. */
  #scanUsual(from: number, to: number): number {
    const view = this.#view;
    const follower = this.#last?.next;
    if (
      follower === undefined ||
      !lineStart.isAt(view, from, to) ||
      !follower.literal.isAt(view, from + lineStart.length, to)
    ) {
      return -1;
    }
    const bytes = this.#bytes;
    let at = from + lineStart.length + follower.literal.length;
    at = this.#time.read(bytes, at);
    if (at < 0 || !behindTime.isAt(view, at, to)) {
      return -1;
    }
    at = this.#decimal.read(bytes, at + behindTime.length);
    if (at < 0 || !behindValue.isAt(view, at, to)) {
      return -1;
    }
    at = this.#tags.read(at + behindValue.length, to);
    if (at < 0 || bytes[at] !== closeBrace || bytes[at + 1] !== closeBrace) {
      return -1;
    }
    at += bytes[at + 2] === 13 ? 3 : 2;
    if (bytes[at] !== 10 || at - from >= maxLineBytes) {
      return -1;
    }
    this.#last = follower;
    this.#take(follower.metric);
    return at + 1;
  }

  #take(metric: K6Metric): void {
    this.#samples.take(
      metric,
      this.#tags.route(metric),
      this.#decimal.value,
      this.#time.value,
    );
  }

  /** Remembers that a metric came behind the last one. */
  #follow(metric: K6Metric): void {
    let follower = this.#followers.get(metric);
    if (!follower) {
      if (this.#followers.size >= maxFollowers) {
        this.#followers.clear();
      }
      follower = {
        metric,
        literal: new Literal(metric.name + behindName),
        next: undefined,
      };
      this.#followers.set(metric, follower);
    }
    if (this.#last) {
      this.#last.next = follower;
    }
    this.#last = follower;
  }

  #scanAny(from: number, to: number): number {
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
    this.#follow(metric);
    this.#take(metric);
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
