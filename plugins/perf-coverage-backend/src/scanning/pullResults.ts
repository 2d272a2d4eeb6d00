import { isError } from '@backstage/errors';
import {
  OperationMatcher,
  ResultAddress,
} from 'backstage-plugin-perf-coverage-common';
import { createHash } from 'crypto';
import { StoredResultAddress, Stores } from '../database';
import { RunIngestion } from '../ingestion';
import { ResultAddressReader, shownAddress } from '../sources';
import { readFiles, ReadResults } from './readFiles';

/** A change here reads unchanged addresses again. */
const pullVersion = 1;

export interface PullOptions {
  entityRef: string;
  /** Requests are named by the operations of the component. */
  matcher: OperationMatcher;
  addresses: readonly ResultAddress[];
  /** Globs of what is left out of folders. */
  exclude: readonly string[];
  reader: ResultAddressReader;
  ingestion: RunIngestion;
  stores: Pick<Stores, 'inputs' | 'runs'>;
  now: string;
}

export interface PulledResults {
  runs: ReadResults['runs'];
  /** What is known of the addresses from now on, in their order. */
  addresses: StoredResultAddress[];
}

/**
 * The results at the addresses that a component names. An address with the etag
 * of last time costs one request and keeps the problems of last time; one that
 * can't be read is a problem of its own and stops nothing.
 */
export async function pullResults(
  options: PullOptions,
): Promise<PulledResults> {
  const { addresses, entityRef, stores } = options;
  const known = await stores.inputs.getResultAddresses(entityRef);
  const pulled: PulledResults = { runs: [], addresses: [] };
  for (const address of addresses) {
    const settings = settingsDigest(address, options);
    const before = known.find(one => one.settings === settings);
    const { runs, ...found } = await pullOne(address, before, options);
    pulled.runs.push(...runs);
    pulled.addresses.push({
      address: shownAddress(address.url),
      settings,
      readAt: options.now,
      ...found,
    });
  }
  return pulled;
}

async function pullOne(
  address: ResultAddress,
  before: StoredResultAddress | undefined,
  { entityRef, matcher, exclude, reader, ingestion, stores }: PullOptions,
): Promise<ReadResults & Pick<StoredResultAddress, 'etag'>> {
  let opened;
  try {
    opened = await reader.open(address, {
      etag: before?.etag ?? null,
      exclude,
    });
  } catch (error) {
    const why = isError(error) ? error.message : String(error);
    const shown = shownAddress(address.url);
    return {
      etag: null,
      runs: [],
      problems: [
        {
          file: shown,
          message: `The results at this address could not be read: ${why.replaceAll(
            address.url,
            shown,
          )}`,
        },
      ],
    };
  }
  if (opened === 'unchanged') {
    return {
      etag: before?.etag ?? null,
      runs: [],
      problems: before?.problems ?? [],
    };
  }
  try {
    const { runs, problems } = await readFiles(opened.files, {
      entityRef,
      matcher,
      ingestion,
      runs: stores.runs,
    });
    return {
      etag: opened.etag,
      runs,
      problems: [...opened.problems, ...problems],
    };
  } finally {
    await opened.close();
  }
}

/** Of all that decides what an unchanged address gives. */
function settingsDigest(
  address: ResultAddress,
  { exclude, ingestion, reader }: PullOptions,
): string {
  return createHash('sha256')
    .update(
      JSON.stringify([
        pullVersion,
        address,
        exclude,
        ingestion.formats(),
        reader.maxFileBytes,
      ]),
    )
    .digest('hex');
}
