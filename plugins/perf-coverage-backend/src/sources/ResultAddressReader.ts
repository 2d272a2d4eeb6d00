import {
  UrlReaderService,
  UrlReaderServiceReadUrlResponse,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { globMatcher } from 'backstage-plugin-perf-coverage-analyzers';
import { ResultAddress } from 'backstage-plugin-perf-coverage-common';
import { makeTemporaryFolder } from 'backstage-plugin-perf-coverage-readers';
import { promises as fs } from 'fs';
import path from 'path';
import { Readable } from 'stream';
import { findResultFiles, openResultFile } from './resultFiles';
import { SourcesError } from './SourcesError';

const maxFiles = 200;
const maxMinutes = 5;

/** The result files at an address, open for reading until `close`. */
export interface AddressedResults {
  /** Of what was read; null where the place knows none. */
  etag: string | null;
  files: { source: string; open(): Promise<AsyncIterable<Buffer>> }[];
  problems: { file: string; message: string }[];
  close(): Promise<void>;
}

/** Fetches result files from where the backend's integrations reach. */
export class ResultAddressReader {
  constructor(
    private readonly urlReader: UrlReaderService,
    readonly maxFileBytes: number,
  ) {}

  /**
   * What lies at the address; `unchanged` where it still has the given etag.
   * Throws what the integration throws.
   *
   * @param exclude - Globs of what is left out of folders
   */
  async open(
    address: ResultAddress,
    { etag, exclude }: { etag: string | null; exclude: readonly string[] },
  ): Promise<AddressedResults | 'unchanged'> {
    const temporary = await makeTemporaryFolder('results');
    const folder = await fs.realpath(temporary.path);
    const close = () => temporary.remove();
    const known = {
      etag: etag ?? undefined,
      signal: AbortSignal.timeout(maxMinutes * 60_000),
    };
    try {
      const found =
        address.type === 'file'
          ? await this.fetchFile(address.url, folder, known)
          : await this.fetchFolder(address, folder, known, exclude);
      return { ...found, close };
    } catch (error) {
      await close();
      if (isError(error) && error.name === 'NotModifiedError') {
        return 'unchanged';
      }
      throw error;
    }
  }

  private async fetchFile(
    url: string,
    folder: string,
    known: { etag?: string; signal: AbortSignal },
  ): Promise<Omit<AddressedResults, 'close'>> {
    const { urlReader, maxFileBytes } = this;
    const response = await urlReader.readUrl(url, known);
    const place = path.join(folder, 'file');
    await writeBounded(place, response, maxFileBytes);
    return {
      etag: response.etag || null,
      files: [
        {
          source: shownAddress(url),
          open: () => openResultFile(folder, 'file', maxFileBytes),
        },
      ],
      problems: [],
    };
  }

  private async fetchFolder(
    { url, glob }: { url: string; glob: string },
    folder: string,
    known: { etag?: string; signal: AbortSignal },
    exclude: readonly string[],
  ): Promise<Omit<AddressedResults, 'close'>> {
    const { urlReader, maxFileBytes } = this;
    const included = globMatcher([glob]);
    const excluded = globMatcher([...exclude]);
    const matches = (file: string) => included(file) && !excluded(file);
    const problems: AddressedResults['problems'] = [];
    const response = await urlReader.readTree(url, {
      ...known,
      filter: (file, info) => {
        if (!matches(file)) return false;
        const fits = info === undefined || info.size <= maxFileBytes;
        if (!fits && problems.length < maxFiles) {
          problems.push({
            file: shownAddress(url) + file,
            message: tooLarge(maxFileBytes),
          });
        }
        return fits;
      },
    });
    const root = await fs.realpath(await response.dir({ targetDir: folder }));
    const { paths, leftOut } = await findResultFiles(root, matches, maxFiles);
    if (leftOut > 0) {
      problems.push({
        file: shownAddress(url) + glob,
        message: `${leftOut} more result files match than the ${maxFiles} that are read; narrow the address or upload results instead`,
      });
    }
    return {
      etag: response.etag || null,
      files: paths.map(file => ({
        source: shownAddress(url) + file,
        open: () => openResultFile(root, file, maxFileBytes),
      })),
      problems,
    };
  }
}

/** Without what may be a secret: signed addresses keep theirs in the query. */
export function shownAddress(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//');
}

async function writeBounded(
  place: string,
  response: UrlReaderServiceReadUrlResponse,
  maxBytes: number,
): Promise<void> {
  const bytes = response.stream
    ? response.stream()
    : Readable.from([await response.buffer()]);
  const handle = await fs.open(place, 'wx');
  let size = 0;
  try {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > maxBytes) throw new SourcesError('failed', tooLarge(maxBytes));
      await handle.write(chunk);
    }
  } finally {
    await handle.close();
  }
}

function tooLarge(maxBytes: number): string {
  return `It is larger than perfCoverage.upload.maxBytes (${maxBytes}) and was not read; keep a smaller summary or raise the limit`;
}
