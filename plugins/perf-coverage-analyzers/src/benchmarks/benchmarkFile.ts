import {
  Finding,
  InventoryFile,
  InventoryTest,
} from 'backstage-plugin-perf-coverage-common';
import { emptyInventoryFile } from '../inventoryFile';

/** What an analyser knows of one benchmark. */
export interface BenchmarkParts {
  name: string;
  suite: string | null;
  line: number;
  /** Default 1; null where it can't be known. */
  cases?: number | null;
  /** Names of the cases as the tool prints them, where all are known. */
  caseNames?: string[];
  markers?: string[];
  async?: boolean;
  skipped?: boolean;
}

export interface BenchmarkFileParts {
  path: string;
  framework: string;
  reason: string;
  confidence: number;
  tests: InventoryTest[];
  findings: Finding[];
}

/** A benchmark as a test of the inventory: it measures, and asserts no limit. */
export function benchmarkTest(parts: BenchmarkParts): InventoryTest {
  return {
    name: parts.name,
    suite: parts.suite,
    line: parts.line,
    markers: parts.markers ?? [],
    async: parts.async ?? false,
    skipped: parts.skipped ?? false,
    cases: parts.cases === undefined ? 1 : parts.cases,
    ...(parts.caseNames ? { caseNames: parts.caseNames } : {}),
    fixtures: [],
    limits: [],
  };
}

/** A file of benchmarks, tests sorted as they stand in it. */
export function benchmarkFile(parts: BenchmarkFileParts): InventoryFile {
  return emptyInventoryFile({
    path: parts.path,
    framework: parts.framework,
    role: 'tests',
    reason: parts.reason,
    confidence: parts.confidence,
    runnable: parts.findings.every(finding => finding.severity !== 'error'),
    kind: 'benchmark',
    kindReason: 'it measures code, not a running service',
    tests: [...parts.tests].sort((a, b) => a.line - b.line),
    findings: [...parts.findings].sort((a, b) => a.line - b.line),
  });
}

/** Cases of two things at once; unknown where one of them is. */
export function times(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b;
}
