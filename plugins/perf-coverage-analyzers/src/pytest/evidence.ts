import { callsIn, dottedName, lastName, statementsIn } from '../python/ast';
import { readsStopwatch } from '../python/clocks';
import { wordsOf } from '../python/words';
import { CollectedTest } from './collect';

/** Markers that name a performance test by themselves; `slow` is none. */
const performanceMarkers = new Set([
  'performance',
  'perf',
  'perf_test',
  'performance_test',
  'benchmark',
  'bench',
  'load',
  'load_test',
  'loadtest',
  'stress',
  'stress_test',
  'stresstest',
  'soak',
  'soak_test',
  'spike',
  'spike_test',
  'scalability',
  'latency',
  'throughput',
  'endurance',
  'codspeed_benchmark',
]);

/** Fixtures of pytest-benchmark and pytest-codspeed. */
const benchmarkFixtures = new Set(['benchmark', 'benchmark_weave', 'codspeed']);

/** Words of names that speak of performance and of little else. */
const performanceWords = new Set([
  'performance',
  'perf',
  'benchmark',
  'benchmarks',
  'bench',
  'latency',
  'throughput',
  'scalability',
  'speed',
  'stress',
  'soak',
  'loadtest',
]);

export function performanceMarker(markers: readonly string[]) {
  return markers.find(marker => performanceMarkers.has(marker));
}

export function benchmarkFixture(fixtures: readonly string[]) {
  return fixtures.find(fixture => benchmarkFixtures.has(fixture));
}

/** What is in every name that speaks of performance, so that few are taken apart. */
const maySpeak =
  /perf|bench|latency|throughput|scalability|speed|stress|soak|load/i;

/** Whether a name speaks of performance: `load` only beside `test`. */
export function speaksOfPerformance(name: string): boolean {
  if (!maySpeak.test(name)) {
    return false;
  }
  const words = wordsOf(name);
  return words.some(
    (word, i) =>
      performanceWords.has(word) ||
      (word === 'load' && /^test(s|ing)?$/.test(words[i + 1] ?? '')) ||
      (word === 'under' && words[i + 1] === 'load'),
  );
}

const performanceFolders =
  /^(performance|perf|benchmarks?|bench|load|loadtests?|stress|soak)([-_]?tests?|[-_]?testing)?$/i;
const mayBeFolder = /(?:^|\/)(?:perf|bench|load|stress|soak)/i;
const testsFolder = /^(tests?|testing|spec|qa|e2e|integration)$/i;

/**
 * The folder that makes a file a performance test: one of tests for
 * performance. Where such a folder holds an ordinary suite (`perf/tests/`), or
 * lies among unit tests, it is the code under test that is named, and the
 * files have to show more.
 */
export function performanceFolder(
  path: string,
): { folder: string; sure: boolean } | undefined {
  if (!mayBeFolder.test(path)) {
    return undefined;
  }
  const folders = path.split('/').slice(0, -1);
  for (let i = folders.length - 1; i >= 0; i -= 1) {
    if (performanceFolders.test(folders[i])) {
      const ambiguous =
        folders.slice(i + 1).some(folder => testsFolder.test(folder)) ||
        folders
          .slice(0, i)
          .some(folder => /^units?([-_]?tests?)?$/i.test(folder));
      return { folder: folders.slice(0, i + 1).join('/'), sure: !ambiguous };
    }
  }
  return undefined;
}

/** Whether a test measures how long something takes, or has itself timed. */
export function measures(test: CollectedTest): boolean {
  const { body } = test.definition;
  return (
    readsStopwatch(body) ||
    callsIn(body, true).some(call =>
      /^timeit\.|(^|\.)(measure|timed?)_?\w*time|(^|_)timer$/.test(
        dottedName(call.callee) ?? '',
      ),
    )
  );
}

/** Whether a test checks anything: asserts, raises, or calls something that asserts. */
export function asserts(test: CollectedTest): boolean {
  const statements = statementsIn(test.definition.body, true);
  return (
    statements.some(stmt => stmt.type === 'assert' || stmt.type === 'raise') ||
    callsIn(test.definition.body, true).some(call => {
      const words = wordsOf(lastName(call.callee) ?? '');
      return (
        words.some(word =>
          /^(assert\w*|check\w*|verif\w*|expect\w*|ensure\w*|validate\w*|fail\w*|raises|warns|benchmark|pedantic|compare\w*|exit)$/.test(
            word,
          ),
        ) || /^raise_for_status$/.test(lastName(call.callee) ?? '')
      );
    })
  );
}

/** Whether a test's body does nothing. */
export function isEmpty(test: CollectedTest): boolean {
  return test.definition.body.every(
    stmt =>
      stmt.type === 'pass' ||
      (stmt.type === 'expression' &&
        (stmt.value.type === 'string' || stmt.value.type === 'ellipsis')),
  );
}
