import { InventoryFile } from 'backstage-plugin-perf-coverage-common';

/** A file of a framework of which nothing is known yet. */
export function emptyFile(framework: string, path: string): InventoryFile {
  return {
    path,
    framework,
    role: 'helper',
    reason: '',
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
  };
}

