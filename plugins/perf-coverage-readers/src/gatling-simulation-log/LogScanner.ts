import { ByteMarks, nextLineFeed } from '../input/ByteMarks';
import { ByteTable } from '../input/ByteTable';
import { startsWith } from '../input/startsWith';
import { LineScanner } from '../input/lines';
import { maxLineBytes } from '../input/blocks';
import { wholeNumber } from '../input/wholeNumber';
import { operationName } from '../run/operation';
import { LoadSamples, LoadTally } from '../run/LoadSamples';

const tab = 9;
const lineFeed = 10;
const marks = new ByteMarks(tab, lineFeed);

const request = Buffer.from('REQUEST\t');
/** Records that tell nothing of what is read. */
const passedOver = [Buffer.from('USER\t'), Buffer.from('GROUP\t')];

/** A request has 8 fields; where there are more, a message holds tabs. */
const maxFields = 10;
/** A time in ms; before the year 2001 it had 12 digits. */
const timeDigits = 13;

/** Takes in the records of Gatling 2.2 and later from their bytes. */
export class LogScanner implements LineScanner {
  records = 0;

  readonly #samples: LoadSamples;
  readonly #tallies = new ByteTable<LoadTally | undefined | null>();
  /** Where fields start; one ends before the tab that the next is behind. */
  readonly #starts = new Int32Array(maxFields + 1);
  #bytes: Buffer = Buffer.alloc(0);
  #view = new DataView(new ArrayBuffer(0));

  constructor(samples: LoadSamples) {
    this.#samples = samples;
  }

  use(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  scan(from: number): number {
    const next = startsWith(this.#bytes, from, request)
      ? this.#request(from)
      : this.#other(from);
    if (next > 0) {
      this.records += 1;
    }
    return next;
  }

  #other(from: number): number {
    if (!passedOver.some(kind => startsWith(this.#bytes, from, kind))) {
      return -1;
    }
    const next = nextLineFeed(this.#view, from) + 1;
    return next - from > maxLineBytes ? -1 : next;
  }

  #request(from: number): number {
    const bytes = this.#bytes;
    const starts = this.#starts;
    let at = from + request.length;
    let fields = 1;
    starts[1] = at;
    for (;;) {
      at = marks.next(this.#view, at);
      fields += 1;
      if (fields > maxFields) {
        return -1;
      }
      starts[fields] = at + 1;
      if (bytes[at] === lineFeed) {
        break;
      }
      at += 1;
    }
    if (at + 1 - from > maxLineBytes) {
      return -1;
    }
    if (bytes[at - 1] === 13) {
      starts[fields] = at;
    }
    const status = this.#status(fields);
    return status > 0 && this.#take(status) ? at + 1 : -1;
  }

  /** The field that says OK or KO behind two times, or -1. */
  #status(fields: number): number {
    const bytes = this.#bytes;
    const starts = this.#starts;
    for (let field = 4; field < fields; field += 1) {
      const at = starts[field];
      if (
        starts[field + 1] - at === 3 &&
        (bytes[at] === 79 || bytes[at] === 75) &&
        bytes[at + 1] === 75
      ) {
        return field;
      }
    }
    return -1;
  }

  #take(status: number): boolean {
    const bytes = this.#bytes;
    const starts = this.#starts;
    const name = status - 3;
    const nameEnd = starts[status - 2] - 1;
    const start = wholeNumber(
      bytes,
      starts[status - 2],
      starts[status - 1] - 1,
    );
    const end = wholeNumber(bytes, starts[status - 1], starts[status] - 1);
    // Where a time stands for the name, the record may be of an older version.
    if (start < 0 || end < start || nameEnd - starts[name] === timeDigits) {
      return false;
    }
    this.#samples.take(
      end - start,
      bytes[starts[status]] === 75,
      this.#tallies.get(bytes, starts[name], nameEnd, this.#toTally),
      start,
    );
    return true;
  }

  readonly #toTally = (name: string) =>
    name === ''
      ? undefined
      : this.#samples.tally(operationName('', name)) ?? null;
}
