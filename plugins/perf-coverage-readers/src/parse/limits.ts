import { ReaderLimits } from 'backstage-plugin-perf-coverage-node';

/**
 * Limits that hold where a caller names none: generous for real files, small
 * enough that one upload cannot take a backend down.
 *
 * @public
 */
export const defaultReaderLimits: ReaderLimits = {
  maxDocumentBytes: 64 * 1024 * 1024,
  maxStreamBytes: 4 * 1024 * 1024 * 1024,
  maxMetrics: 2000,
};
