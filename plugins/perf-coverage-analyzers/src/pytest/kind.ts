import { InventoryTest, TestKind } from 'backstage-plugin-perf-coverage-common';
import { wordsOf } from '../python/words';
import { benchmarkFixture } from './evidence';

const kindOfMarker = new Map<string, TestKind>([
  ['benchmark', 'benchmark'],
  ['bench', 'benchmark'],
  ['codspeed_benchmark', 'benchmark'],
  ['load', 'load'],
  ['load_test', 'load'],
  ['loadtest', 'load'],
  ['stress', 'stress'],
  ['stress_test', 'stress'],
  ['spike', 'spike'],
  ['spike_test', 'spike'],
  ['soak', 'soak'],
  ['soak_test', 'soak'],
  ['endurance', 'soak'],
  ['scalability', 'breakpoint'],
]);

const kindOfWord = new Map<string, TestKind>([
  ['stress', 'stress'],
  ['spike', 'spike'],
  ['burst', 'spike'],
  ['soak', 'soak'],
  ['endurance', 'soak'],
  ['breakpoint', 'breakpoint'],
  ['chaos', 'failure'],
  ['load', 'load'],
  ['concurrent', 'load'],
  ['concurrency', 'load'],
  ['parallel', 'load'],
  ['simultaneous', 'load'],
  ['baseline', 'baseline'],
  ['benchmark', 'benchmark'],
  ['benchmarks', 'benchmark'],
  ['bench', 'benchmark'],
]);

/** What a file's tests are for: its markers say it, else fixtures, else names. */
export function kindOf(
  path: string,
  tests: readonly InventoryTest[],
): { kind: TestKind; kindReason: string } {
  const count = tests.length;
  const byMarker = mostFrequent(
    tests.flatMap(test => [
      ...new Set(test.markers.flatMap(name => kindOfMarker.get(name) ?? [])),
    ]),
  );
  if (byMarker) {
    return {
      kind: byMarker.kind,
      kindReason: `${byMarker.times} of ${count} tests carry a marker for it`,
    };
  }
  const benchmarks = tests.filter(test => benchmarkFixture(test.fixtures));
  if (benchmarks.length > 0 && benchmarks.length * 2 >= count) {
    return {
      kind: 'benchmark',
      kindReason: `${benchmarks.length} of ${count} tests use the fixture benchmark`,
    };
  }
  const fileName = path.slice(path.lastIndexOf('/') + 1).replace(/\.py$/, '');
  const byFile = wordsOf(fileName).find(word => kindOfWord.has(word));
  if (byFile) {
    return {
      kind: kindOfWord.get(byFile) ?? 'benchmark',
      kindReason: `the file's name says ${byFile}`,
    };
  }
  const byName = mostFrequent(
    tests.flatMap(test => [
      ...new Set(
        [...wordsOf(test.name), ...wordsOf(test.suite ?? '')].flatMap(
          word => kindOfWord.get(word) ?? [],
        ),
      ),
    ]),
  );
  if (byName && byName.times * 3 >= count) {
    return {
      kind: byName.kind,
      kindReason: `${byName.times} of ${count} tests are named for it`,
    };
  }
  return {
    kind: 'benchmark',
    kindReason: 'the tests time code in one process',
  };
}

function mostFrequent(
  kinds: readonly TestKind[],
): { kind: TestKind; times: number } | undefined {
  const counts = new Map<TestKind, number>();
  for (const kind of kinds) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  let best: { kind: TestKind; times: number } | undefined;
  for (const [kind, times] of counts) {
    if (!best || times > best.times) {
      best = { kind, times };
    }
  }
  return best;
}
