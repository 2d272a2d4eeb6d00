import { InventoryFile } from 'backstage-plugin-perf-coverage-common';

/** What has to be said of every file; the rest is nothing unless given. */
type KnownOfFile = Pick<
  InventoryFile,
  'path' | 'framework' | 'role' | 'reason'
> &
  Partial<InventoryFile>;

/** A file of the inventory in which nothing but what is given was found. */
export function emptyInventoryFile(known: KnownOfFile): InventoryFile {
  return {
    confidence: 0,
    runnable: true,
    kind: null,
    kindReason: null,
    tests: [],
    scenarios: [],
    load: { durationSeconds: null, maxVUs: null, iterations: null },
    thresholds: [],
    checks: [],
    customMetrics: [],
    tags: {},
    requests: [],
    findings: [],
    ...known,
  };
}
