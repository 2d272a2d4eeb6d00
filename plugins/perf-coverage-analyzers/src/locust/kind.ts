import { LoadStage, TestKind } from 'backstage-plugin-perf-coverage-common';
import { wordsOf } from '../python/words';

const kindOfWord = new Map<string, TestKind>([
  ['stress', 'stress'],
  ['spike', 'spike'],
  ['soak', 'soak'],
  ['endurance', 'soak'],
  ['breakpoint', 'breakpoint'],
  ['smoke', 'baseline'],
  ['baseline', 'baseline'],
]);

const soakSeconds = 3600;

/** What a locust file is for: its name says it, else its load. */
export function kindOfLocust(
  path: string,
  stages: readonly LoadStage[],
  durationSeconds: number | null,
  users: number | null,
): { kind: TestKind; kindReason: string } {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.py$/, '');
  const word = wordsOf(name).find(item => kindOfWord.has(item));
  if (word) {
    return {
      kind: kindOfWord.get(word) ?? 'load',
      kindReason: `the file's name says ${word}`,
    };
  }
  if (users === 1) {
    return { kind: 'baseline', kindReason: 'it runs with one user' };
  }
  if (durationSeconds !== null && durationSeconds >= soakSeconds) {
    return {
      kind: 'soak',
      kindReason: `it runs for ${durationSeconds / 3600} hours`,
    };
  }
  return {
    kind: 'load',
    kindReason:
      stages.length > 0
        ? `its shape goes through ${stages.length} stages`
        : 'locust puts load on a system; nothing tells how much',
  };
}
