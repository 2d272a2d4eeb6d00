import { DescribedTest } from './describeTest';
import {
  benchmarkFixture,
  measures,
  performanceFolder,
  performanceMarker,
  speaksOfPerformance,
} from './evidence';

/** Which tests of a file are performance tests, and why. */
export interface Selection {
  tests: DescribedTest[];
  reason: string;
  confidence: number;
}

/** Why one test is a performance test by itself, or undefined. */
function ownReason(described: DescribedTest): string | undefined {
  const { test, limits } = described;
  const marker = performanceMarker(test.markers);
  if (marker) {
    return `the marker ${marker}`;
  }
  const fixture = benchmarkFixture(test.fixtures);
  if (fixture) {
    return `the fixture ${fixture}`;
  }
  const named =
    speaksOfPerformance(test.name) || speaksOfPerformance(test.suite ?? '');
  return named && limits.length > 0
    ? 'a name that speaks of performance and a time limit'
    : undefined;
}

/**
 * Judges the tests of a file. A folder or the file's name makes all of them
 * performance tests; so do markers, fixtures or asserted times of at least half
 * of them. Elsewhere only the tests that say so themselves are taken, and an
 * ordinary suite stays out.
 */
export function selectTests(
  path: string,
  tests: DescribedTest[],
): Selection | undefined {
  const total = tests.length;
  const folder = performanceFolder(path);
  if (folder?.sure) {
    return {
      tests,
      reason: `it lies in the folder ${folder.folder} of performance tests`,
      confidence: 0.95,
    };
  }
  const own = tests.flatMap(described => {
    const reason = ownReason(described);
    return reason ? [{ described, reason }] : [];
  });
  if (own.length > 0 && own.length * 2 >= total) {
    return {
      tests,
      reason: `${own.length} of ${total} tests have ${own[0].reason}`,
      confidence: 0.9,
    };
  }
  const fileName = path.slice(path.lastIndexOf('/') + 1).replace(/\.py$/, '');
  const named = speaksOfPerformance(fileName);
  const measured = tests.filter(
    described => described.limits.length > 0 || measures(described.collected),
  ).length;
  if ((named || folder) && measured + own.length > 0) {
    return {
      tests,
      reason: named
        ? `its name speaks of performance, and ${Math.max(
            measured,
            own.length,
          )} of ${total} tests measure`
        : `it lies in the folder ${folder?.folder}, and ${Math.max(
            measured,
            own.length,
          )} of ${total} tests measure`,
      confidence: 0.8,
    };
  }
  if (own.length > 0) {
    return {
      tests: own.map(item => item.described),
      reason: `${own.length} of its ${total} tests have ${own[0].reason}; the others are no performance tests`,
      confidence: 0.8,
    };
  }
  const timed = tests.filter(described =>
    described.limits.some(limit => limit.by === 'flow'),
  ).length;
  return timed > 0 && timed * 2 >= total
    ? {
        tests,
        reason: `${timed} of ${total} tests time themselves and assert a limit`,
        confidence: 0.6,
      }
    : undefined;
}
