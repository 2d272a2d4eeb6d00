import { ByteTable } from '../input/ByteTable';
import { RowFields } from '../input/RowFields';
import { LineScanner } from '../input/lines';
import { labelOperation } from '../jmeter/sample';
import { LoadSamples, LoadTally } from '../run/LoadSamples';

/** Where the columns stand that are read; -1 where one is missing. */
export interface JtlColumns {
  elapsed: number;
  label: number;
  success: number;
  timeStamp: number;
}

const elapsed = 0;
const label = 1;
const success = 2;
const timeStamp = 3;

const yes = Buffer.from('true');
const no = Buffer.from('false');

/** Takes in rows without quotes whose times are in ms, from their bytes. */
export class JtlRowScanner implements LineScanner {
  readonly #samples: LoadSamples;
  readonly #delimiter: string;
  readonly #tallies = new ByteTable<LoadTally | undefined | null>();
  #fields: RowFields | undefined;
  #columns: JtlColumns | undefined;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(samples: LoadSamples, delimiter: string) {
    this.#samples = samples;
    this.#delimiter = delimiter;
  }

  /** Rows before the columns are known are left to others. */
  setColumns(columns: JtlColumns): void {
    if (columns.elapsed < 0) {
      return;
    }
    this.#columns = columns;
    this.#fields = new RowFields(this.#delimiter, [
      columns.elapsed,
      columns.label,
      columns.success,
      columns.timeStamp,
    ]);
    this.#fields.use(this.#bytes);
  }

  use(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#fields?.use(bytes);
  }

  scan(from: number): number {
    const fields = this.#fields;
    const columns = this.#columns;
    if (!fields || !columns) {
      return -1;
    }
    const next = fields.split(from);
    if (next < 0) {
      return -1;
    }
    const time = fields.whole(elapsed);
    let failed = false;
    if (columns.success >= 0) {
      failed = fields.is(success, no);
      if (!failed && !fields.is(success, yes)) {
        return -1;
      }
    }
    let start: number | undefined;
    if (columns.timeStamp >= 0) {
      const digits = fields.length(timeStamp);
      start = fields.whole(timeStamp);
      if (start < 0 || (digits !== 12 && digits !== 13)) {
        return -1;
      }
    }
    if (time < 0) {
      return -1;
    }
    const tally =
      columns.label < 0
        ? undefined
        : this.#tallies.get(
            this.#bytes,
            fields.starts[label],
            fields.ends[label],
            this.#toTally,
          );
    this.#samples.take(time, failed, tally, start);
    return next;
  }

  readonly #toTally = (text: string) => {
    const operation = labelOperation(text);
    return operation === undefined
      ? undefined
      : this.#samples.tally(operation) ?? null;
  };
}
