import { InputError } from '@backstage/errors';
import { Run } from 'backstage-plugin-perf-coverage-common';
import {
  ReaderLimits,
  Recognition,
  ResultHead,
  ResultInput,
  ResultReader,
} from 'backstage-plugin-perf-coverage-node';
import { cleanText } from '../input/text';
import { resultReaders } from '../resultReaders';
import { archiveHeadBytes, archiveKind } from './archive';
import { copied, decompress, peekBytes } from './decompress';
import { defaultReaderLimits } from './limits';
import { toUtf8 } from './toUtf8';

const headBytes = 64 * 1024;

/** Below this a reader only says what the file resembles. */
const sureEnough = 0.5;

/** @public */
export interface ParseResultOptions {
  /** Name of a reader; without it the content decides. */
  format?: string;
  readers?: ResultReader[];
  /**
   * True where a chunk's memory is used again once the next one is asked for,
   * which keeps the memory of large files small.
   */
  chunksAreReused?: boolean;
  limits?: Partial<ReaderLimits>;
}

interface Candidate {
  reader: ResultReader;
  recognition: Recognition;
}

/**
 * Reads a result file of any known format into the common model: undoes gzip
 * or zstd, asks every reader how surely it recognises the first bytes, and
 * lets the surest read. The file is read once, front to back.
 *
 * @throws InputError where the file is empty, too large, of no known format
 *   or broken beyond use; the message names the nearest format and the place.
 * @public
 */
export async function parseResult(
  chunks: AsyncIterable<Buffer>,
  options: ParseResultOptions = {},
): Promise<Run> {
  const limits = { ...defaultReaderLimits, ...options.limits };
  const readers = options.readers ?? resultReaders;
  const forced = options.format
    ? readerNamed(options.format, readers)
    : undefined;

  const { bytes, cut } = await decompress(chunks);
  const raw = await peekBytes(bytes, archiveHeadBytes);
  if (raw.start.length === 0) {
    throw new InputError(
      'The file is empty: the tool wrote no result, look at its own output for the reason',
    );
  }
  const archive = archiveKind(raw.start);
  if (archive) {
    throw new InputError(
      `The file is a ${archive} archive, and one result file is wanted; unpack it, or send its files one by one`,
    );
  }
  const text = await peekBytes(
    withinBytes(toUtf8(raw.all(), raw.start), limits.maxStreamBytes),
    headBytes,
  );
  const head = toHead(text.start, text.complete);
  if (head.text.trim() === '') {
    if (text.complete) {
      throw new InputError(
        'The file holds nothing but white space: the tool wrote no result, look at its own output for the reason',
      );
    }
  }

  const reader = forced ?? surest(head, readers);
  const run = await reader.read(
    inputOnce(
      head,
      options.chunksAreReused && !reader.readsInPlace
        ? copied(text.all())
        : text.all(),
    ),
    Object.freeze(limits),
  );
  if (cut()) {
    run.warnings.push({
      code: 'compressed-file-cut',
      message: 'The gzip file is cut; what could be unpacked was read',
      count: 1,
      line: null,
    });
  }
  return run;
}

function readerNamed(format: string, readers: ResultReader[]): ResultReader {
  const reader = readers.find(candidate => candidate.format === format);
  if (!reader) {
    throw new InputError(
      `There is no reader named '${format}'; known are: ${readers
        .map(candidate => candidate.format)
        .join(', ')}`,
    );
  }
  return reader;
}

function toHead(bytes: Buffer, complete: boolean): ResultHead {
  // A head that ends inside a character must not show a replacement mark.
  const text = new TextDecoder('utf-8').decode(bytes, { stream: !complete });
  return { text, bytes, complete };
}

function surest(head: ResultHead, readers: ResultReader[]): ResultReader {
  const candidates: Candidate[] = readers
    .map(reader => ({ reader, recognition: reader.recognise(head) }))
    .sort((a, b) => b.recognition.confidence - a.recognition.confidence);
  const best = candidates[0];
  if (best && best.recognition.confidence >= sureEnough) {
    return best.reader;
  }
  const near = candidates.find(
    candidate => candidate.recognition.near !== undefined,
  );
  if (near) {
    throw new InputError(
      `The file is of no known format; nearest is ${near.reader.format} (${near.reader.title}): ${near.recognition.near}`,
    );
  }
  throw new InputError(
    `The file is of no known format; line 1 starts with ${firstWords(
      head.text,
    )}. docs/formats.md lists the known formats and how to make such a file`,
  );
}

function firstWords(text: string): string {
  const [line] = text.trimStart().slice(0, 400).split('\n', 1);
  return JSON.stringify(cleanText(line).slice(0, 60).trimEnd());
}

async function* withinBytes(
  chunks: AsyncIterable<Buffer>,
  limit: number,
): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > limit) {
      throw new InputError(
        `The file holds more than ${limit} bytes uncompressed, the limit for a result file; write a summary instead of raw samples, or raise the limit`,
      );
    }
    yield chunk;
  }
}

function inputOnce(head: ResultHead, all: AsyncGenerator<Buffer>): ResultInput {
  let asked = false;
  return {
    head,
    chunks() {
      if (asked) {
        throw new Error('The chunks of a result input can be asked for once');
      }
      asked = true;
      return all;
    },
  };
}
