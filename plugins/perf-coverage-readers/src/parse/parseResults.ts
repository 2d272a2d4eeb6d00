import { InputError } from '@backstage/errors';
import { Run, mergeRuns } from 'backstage-plugin-perf-coverage-common';
import { cleanText } from '../input/text';
import {
  ArchiveBrokenError,
  ArchiveEntry,
  ArchiveLimitError,
  ArchiveMeter,
  archiveHeadBytes,
  archiveKind,
  isByproduct,
} from './archive';
import { decompress, peekBytes } from './decompress';
import { defaultReaderLimits } from './limits';
import { ParseResultOptions, parseResult } from './parseResult';
import { tarEntries } from './tarEntries';
import { zipEntries } from './zipEntries';

/** More files than this are no results of one job. */
const maxEntries = 1000;

/** A zip archive is kept on disk while it is read. */
const maxZipBytes = 2 * 1024 * 1024 * 1024;

/** @public */
export interface ParseResultsOptions extends ParseResultOptions {
  /** Makes one run of the files of an archive, as shards of it. */
  merge?: boolean;
}

/** A run and the file of the archive that it was read from. @public */
export interface ParsedResult {
  /** Null where the file was no archive, or its files were merged. */
  path: string | null;
  run: Run;
}

/**
 * Reads a result file as `parseResult` does, or every result file of a zip,
 * tar, tar.gz or tar.zst archive. Files of no known format, and archives in
 * the archive, are left out and counted in a warning of the first run. Paths
 * are for people; nothing is written to them.
 *
 * @throws InputError where there is nothing to read, or a limit is passed.
 * @public
 */
export async function parseResults(
  chunks: AsyncIterable<Buffer>,
  options: ParseResultsOptions = {},
): Promise<ParsedResult[]> {
  const limits = { ...defaultReaderLimits, ...options.limits };
  const meter = new ArchiveMeter({
    maxEntries,
    maxBytes: limits.maxStreamBytes,
  });
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      meter.packed(chunk.length);
      yield chunk;
    }
  }
  const packed = await peekBytes(counted(), 4);
  if (archiveKind(packed.start) === 'zip') {
    // Of a zip the entries' own sizes count, not those of the archive.
    const zipMeter = new ArchiveMeter({
      maxEntries,
      maxBytes: limits.maxStreamBytes,
    });
    return readEntries(
      zipEntries(packed.all(), zipMeter, maxZipBytes),
      zipMeter,
      options,
    );
  }
  const { bytes, cut } = await decompress(packed.all());
  const head = await peekBytes(bytes, archiveHeadBytes);
  if (archiveKind(head.start) === 'tar') {
    return readEntries(tarEntries(head.all(), meter), meter, options);
  }
  const run = await parseResult(head.all(), options);
  if (cut()) {
    run.warnings.push({
      code: 'compressed-file-cut',
      message: 'The gzip file is cut; what could be unpacked was read',
      count: 1,
      line: null,
    });
  }
  return [{ path: null, run }];
}

async function readEntries(
  entries: AsyncIterable<ArchiveEntry>,
  meter: ArchiveMeter,
  options: ParseResultsOptions,
): Promise<ParsedResult[]> {
  const results: { path: string; run: Run }[] = [];
  const skipped: string[] = [];
  try {
    for await (const entry of entries) {
      if (isByproduct(entry.path)) {
        continue;
      }
      const path = cleanText(entry.path);
      const run = await readEntry(entry, meter, options);
      if (run instanceof InputError) {
        skipped.push(`${path}: ${run.message}`);
      } else {
        results.push({ path, run });
      }
    }
  } catch (error) {
    if (!(error instanceof ArchiveBrokenError) || results.length === 0) {
      throw error;
    }
    skipped.push(error.message);
  }
  const [first] = results;
  if (!first) {
    throw new InputError(
      skipped.length > 0
        ? `The archive holds no result file that can be read; ${skipped[0]}`
        : 'The archive is empty: pack the result files into it',
    );
  }
  if (skipped.length > 0) {
    first.run.warnings.push({
      code: 'archive-files-left-out',
      message: cleanText(
        `Files of the archive were left out, the first is ${skipped[0]}`,
      ),
      count: skipped.length,
      line: null,
    });
  }
  if (!options.merge) {
    return results;
  }
  const formats = new Set(results.map(({ run }) => run.format));
  if (formats.size > 1) {
    throw new InputError(
      `The files to merge are of several formats (${[...formats].join(
        ', ',
      )}); pack the shards of one run alone, or read them as runs of their own`,
    );
  }
  return [{ path: null, run: mergeRuns(results.map(({ run }) => run)) }];
}

/** The run of a file, or why it has none: that leaves the other files alone. */
async function readEntry(
  entry: ArchiveEntry,
  meter: ArchiveMeter,
  options: ParseResultOptions,
): Promise<Run | InputError> {
  try {
    const { bytes } = await decompress(entry.chunks());
    const content = await peekBytes(meter.metered(bytes), archiveHeadBytes);
    if (archiveKind(content.start) !== undefined) {
      return new InputError('an archive in an archive is not read');
    }
    return await parseResult(content.all(), options);
  } catch (error) {
    if (error instanceof InputError && !(error instanceof ArchiveLimitError)) {
      return error;
    }
    throw error;
  }
}
