import { K6Metric, K6Route, K6Samples, RouteCache, commonTags } from '../k6';

const noTags: ReadonlyMap<string, string> = new Map();

const quote = 34;
const backslash = 92;
const openBrace = 123;
const closeBrace = 125;
const comma = 44;
const colon = 58;

/** Longer sections are scanned each time that they come. */
const maxKept = 512;
const slots = 1024;

/** Tags of a point that were seen before, so that equal bytes need no scan. */
interface Section {
  /** Tags in braces. */
  readonly bytes: Buffer;
  readonly view: DataView;
  length: number;
  /** Start and end of the values of `commonTags`; start -1 where there is none. */
  readonly ranges: Int32Array;
  /** By the index of the metric. */
  routes: (K6Route | undefined)[];
}

/**
 * Reads the tags of points. The points of one request have the same tags, and
 * requests to one operation mostly do: a section that came before is known by
 * comparing bytes.
 */
export class TagSections {
  readonly #samples: K6Samples;
  readonly #slots: (Section | undefined)[] = new Array(slots);
  #routes: RouteCache;
  #version = -1;
  #bytes: Buffer = Buffer.alloc(0);
  #view = new DataView(new ArrayBuffer(0));
  #last: Section = newSection();
  /** What was read last; equal to `#last` where it is short enough to keep. */
  #section: Section | undefined;
  #from = 0;
  #end = 0;
  readonly #ranges = new Int32Array(2 * commonTags.length);

  constructor(samples: K6Samples) {
    this.#samples = samples;
    this.#routes = new RouteCache(samples);
  }

  use(bytes: Buffer, view: DataView): void {
    this.#bytes = bytes;
    this.#view = view;
  }

  /** Reads the tags in braces at `from`; the offset behind them, or -1. */
  read(from: number, to: number): number {
    if (this.#isAt(this.#last, from, to)) {
      this.#section = this.#last;
      return from + this.#last.length;
    }
    const slot = this.#slotAt(from, to);
    const known = slot < 0 ? undefined : this.#slots[slot];
    if (known && this.#isAt(known, from, to)) {
      this.#section = known;
      this.#last = known;
      return from + known.length;
    }
    const end = this.#scan(from);
    if (end < 0) {
      return -1;
    }
    this.#from = from;
    this.#end = end;
    if (end - from > maxKept) {
      this.#section = undefined;
      return end;
    }
    let section = known;
    if (!section) {
      section = newSection();
      if (slot >= 0) {
        this.#slots[slot] = section;
      }
    }
    this.#bytes.copy(section.bytes, 0, from, end);
    section.length = end - from;
    section.ranges.set(this.#ranges);
    section.routes = [];
    this.#section = section;
    this.#last = section;
    return end;
  }

  /** Where samples of a metric with the tags that were read last go. */
  route(metric: K6Metric): K6Route {
    if (metric.wants === 'none') {
      const { plain } = metric;
      return plain.series.length > 0
        ? plain
        : this.#samples.route(metric, noTags);
    }
    if (this.#version !== this.#samples.version) {
      this.#forgetRoutes();
      this.#version = this.#samples.version;
    }
    const section = this.#section;
    if (!section) {
      return this.#routes.get(metric, {
        bytes: this.#bytes,
        from: this.#from,
        end: this.#end,
        ranges: this.#ranges,
        json: true,
      });
    }
    const known = section.routes[metric.index];
    if (known) {
      return known;
    }
    const { bytes, length, ranges } = section;
    const route = this.#routes.get(metric, {
      bytes,
      from: 0,
      end: length,
      ranges,
      json: true,
    });
    section.routes[metric.index] = route;
    return route;
  }

  #forgetRoutes(): void {
    this.#routes = new RouteCache(this.#samples);
    this.#last.routes = [];
    for (const section of this.#slots) {
      if (section) {
        section.routes = [];
      }
    }
  }

  /**
   * The slot for the tags at `from`, by a sample of their bytes: where they
   * end is seen from the end of the line, which they mostly stand at. -1 where
   * they do not.
   */
  #slotAt(from: number, to: number): number {
    const bytes = this.#bytes;
    let end = bytes.indexOf(10, from);
    if (end < 0 || end > to) {
      return -1;
    }
    end -= bytes[end - 1] === 13 ? 3 : 2;
    const length = end - from;
    if (length < 4 || length > maxKept || bytes[end - 1] !== closeBrace) {
      return -1;
    }
    const view = this.#view;
    let hash = length;
    const step = Math.max(3, length >> 5);
    for (let at = from; at + 4 <= end; at += step) {
      hash = (Math.imul(hash, 0x01000193) ^ view.getInt32(at, true)) | 0;
    }
    return (hash ^ (hash >>> 15) ^ (hash >>> 7)) & (slots - 1);
  }

  /** Whether the bytes at `from` are those of a section. */
  #isAt(section: Section, from: number, to: number): boolean {
    const { length, view: kept } = section;
    if (length < 8 || from + length > to) {
      return false;
    }
    // Eight bytes at once. Bytes that are no number as a double differ from
    // themselves, and are then scanned; the last eight overlap.
    const view = this.#view;
    const last = length - 8;
    for (let at = 0; at < last; at += 8) {
      if (view.getFloat64(from + at, true) !== kept.getFloat64(at, true)) {
        return false;
      }
    }
    return view.getFloat64(from + last, true) === kept.getFloat64(last, true);
  }

  /** Looks at the bytes of tags one by one; the offset behind them, or -1. */
  #scan(from: number): number {
    const bytes = this.#bytes;
    const ranges = this.#ranges;
    ranges.fill(-1);
    if (bytes[from] !== openBrace) {
      return -1;
    }
    let at = from + 1;
    if (bytes[at] === closeBrace) {
      return at + 1;
    }
    for (;;) {
      while (bytes[at] === 32) {
        at += 1;
      }
      if (bytes[at] !== quote) {
        return -1;
      }
      const key = at + 1;
      at = key;
      while (bytes[at] !== quote) {
        if (bytes[at] < 32 || bytes[at] === backslash) {
          return -1;
        }
        at += 1;
      }
      const tag = tagOf(bytes, key, at);
      at += 1;
      if (bytes[at] !== colon) {
        return -1;
      }
      at += 1;
      while (bytes[at] === 32) {
        at += 1;
      }
      if (bytes[at] !== quote) {
        return -1;
      }
      at += 1;
      const value = at;
      let code = bytes[at];
      while (code !== quote) {
        if (code === backslash) {
          at = behindEscape(bytes, at);
          if (at < 0) {
            return -1;
          }
        } else if (code < 32) {
          return -1;
        } else {
          at += 1;
        }
        code = bytes[at];
      }
      if (tag >= 0) {
        ranges[2 * tag] = value - from;
        ranges[2 * tag + 1] = at - from;
      }
      at += 1;
      if (bytes[at] === closeBrace) {
        return at + 1;
      }
      if (bytes[at] !== comma) {
        return -1;
      }
      at += 1;
    }
  }
}

function newSection(): Section {
  const bytes = Buffer.alloc(maxKept);
  return {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    length: 0,
    ranges: new Int32Array(2 * commonTags.length),
    routes: [],
  };
}

const tagBytes = commonTags.map(tag => Buffer.from(tag));

/** The place of a key in `commonTags`, or -1. */
function tagOf(bytes: Buffer, from: number, end: number): number {
  const length = end - from;
  for (let tag = 0; tag < tagBytes.length; tag += 1) {
    const name = tagBytes[tag];
    if (name.length === length && name[0] === bytes[from]) {
      let n = 1;
      while (n < length && name[n] === bytes[from + n]) {
        n += 1;
      }
      if (n === length) {
        return tag;
      }
    }
  }
  return -1;
}

const shortEscapes = new Set(Buffer.from('"\\/bfnrt'));

/** Behind an escape of JSON, or -1 where it is none. */
function behindEscape(bytes: Buffer, at: number): number {
  if (shortEscapes.has(bytes[at + 1])) {
    return at + 2;
  }
  if (bytes[at + 1] !== 117) {
    return -1;
  }
  for (let n = 2; n < 6; n += 1) {
    if (!isHexDigit(bytes[at + n])) {
      return -1;
    }
  }
  return at + 6;
}

function isHexDigit(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 70) ||
    (code >= 97 && code <= 102)
  );
}
