import { InputError } from '@backstage/errors';
import { toIsoTime } from '../input/time';
import { LoadSamples } from '../run/LoadSamples';
import { operationName } from '../run/operation';
import { RunBuilder } from '../run/RunBuilder';
import { BrokenRecord, ByteCursor, OutOfBytes } from './ByteCursor';

const runRecord = 0;
const requestRecord = 1;
const userRecord = 2;
const groupRecord = 3;
const errorRecord = 4;

/** More than any simulation has; a broken count must not be followed. */
const maxCount = 10_000;
const maxCachedStrings = 500_000;

function count(cursor: ByteCursor, most = maxCount): number {
  const value = cursor.int();
  if (value < 0 || value > most) {
    throw new BrokenRecord(`a count of ${value}`);
  }
  return value;
}

/** The records of a log, taken in as their bytes arrive. */
export class BinaryLog {
  broken: string | undefined;

  readonly #run: RunBuilder;
  readonly #samples = new LoadSamples();
  readonly #cached = new Map<number, string>();
  #start: number | undefined;
  #records = 0;

  constructor(run: RunBuilder) {
    this.#run = run;
  }

  /** Takes all whole records in, and gives the bytes of the last, cut one back. */
  take(bytes: Buffer): Buffer {
    const cursor = new ByteCursor(bytes);
    let whole = 0;
    try {
      while (cursor.at < bytes.length) {
        this.#record(cursor);
        this.#records += 1;
        whole = cursor.at;
      }
    } catch (error) {
      if (error instanceof BrokenRecord) {
        this.broken = error.message;
      } else if (!(error instanceof OutOfBytes)) {
        throw error;
      }
    }
    return bytes.subarray(whole);
  }

  /** Adds what was read to the run; throws `InputError` where that is nothing. */
  finish(bytesLeft: number): void {
    if (this.#start === undefined) {
      throw new InputError(
        `line 1: the gatling-simulation-log-binary file is broken in its first record${
          this.broken ? ` (${this.broken})` : ''
        }`,
      );
    }
    this.#samples.addTo(this.#run);
    if (this.broken !== undefined) {
      this.#run.warn(
        'record-broken',
        `Record ${this.#records + 1} is none of Gatling's (${
          this.broken
        }); everything before it was read`,
      );
    } else if (bytesLeft > 0) {
      this.#run.warn(
        'file-cut',
        'The file ends in the middle of a record; everything before it was read',
      );
    }
  }

  #record(cursor: ByteCursor): void {
    const header = cursor.byte();
    if (this.#start === undefined) {
      if (header !== runRecord) {
        throw new BrokenRecord('the log does not start with its run');
      }
      this.#start = this.#runRecord(cursor);
      return;
    }
    switch (header) {
      case requestRecord:
        this.#requestRecord(cursor, this.#start);
        break;
      case userRecord:
        cursor.skip(4 + 1 + 4); // Scenario, start or end, time.
        break;
      case groupRecord:
        this.#groups(cursor);
        cursor.skip(4 + 4 + 4 + 1); // Start, end, cumulated time, status.
        break;
      case errorRecord:
        this.#cachedString(cursor);
        cursor.skip(4); // Time.
        break;
      default:
        throw new BrokenRecord(`a record of kind ${header}`);
    }
  }

  #runRecord(cursor: ByteCursor): number {
    const version = cursor.string();
    cursor.string(); // Class of the simulation.
    const start = cursor.long();
    cursor.string(); // Description.
    const scenarios = count(cursor);
    for (let n = 0; n < scenarios; n += 1) {
      cursor.string();
    }
    const assertions = count(cursor);
    for (let n = 0; n < assertions; n += 1) {
      cursor.skip(count(cursor, 1024 * 1024));
    }
    this.#run.tool.version = version;
    this.#run.startedAt = toIsoTime(start);
    return start;
  }

  /** Times are ms since the start of the run. */
  #requestRecord(cursor: ByteCursor, runStart: number): void {
    this.#groups(cursor);
    const name = this.#cachedString(cursor);
    const start = cursor.int();
    const elapsed = cursor.int() - start;
    const failed = cursor.byte() === 0;
    this.#cachedString(cursor); // Message.
    if (elapsed < 0) {
      throw new BrokenRecord('a request that ends before it starts');
    }
    this.#samples.add({
      elapsed,
      failed,
      operation: name === '' ? undefined : operationName('', name),
      start: runStart + start,
    });
  }

  #groups(cursor: ByteCursor): void {
    const groups = count(cursor);
    for (let n = 0; n < groups; n += 1) {
      this.#cachedString(cursor);
    }
  }

  /** A text that comes for the first time follows its number; later the number is negative. */
  #cachedString(cursor: ByteCursor): string {
    const number = cursor.int();
    if (number >= 0) {
      const text = cursor.string();
      if (this.#cached.size < maxCachedStrings) {
        this.#cached.set(number, text);
      }
      return text;
    }
    const text = this.#cached.get(-number);
    if (text === undefined) {
      throw new BrokenRecord(`a text with the unknown number ${-number}`);
    }
    return text;
  }
}
