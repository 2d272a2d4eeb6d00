import fc from 'fast-check';
import { RunEvidence } from './inputs';
import { newestFirst } from './runTime';
import { stoppedData } from './stoppedData';
import { aRun, now } from './testing';

type Place = Partial<Pick<RunEvidence, 'environment' | 'branch'>>;

function runsOf(daysAgo: readonly number[], place: Place = {}): RunEvidence[] {
  return daysAgo.map((ago, n) => ({
    ...aRun(`${place.environment ?? 'run'}-${ago}-${n}`, ago, {}),
    ...place,
  }));
}

const warned = (runs: RunEvidence[]) =>
  stoppedData(newestFirst(runs, now), now);

it.each<[string, number[], boolean]>([
  ['daily, the last one four days ago', [4, 5, 6, 7], true],
  ['daily, the last one three days ago: a weekend', [3, 4, 5, 6], false],
  ['daily on working days, since a week ago', [7, 10, 11, 12, 13, 14], true],
  ['weekly, the last one 21 days ago', [21, 28, 35, 42], false],
  ['weekly, the last one 22 days ago', [22, 29, 36, 43], true],
  ['three days only', [30, 31, 32], false],
  ['four files of one day', [40, 40, 40, 40], false],
  ['monthly: three in 90 days', [40, 70, 100, 130], false],
  ['regular until half a year ago', [181, 182, 183, 184], false],
  ['regular until five months ago', [150, 151, 152, 153], true],
  ['nothing', [], false],
  ['as always', [0, 1, 2, 3, 4], false],
  ['dated in the future since', [-3, 9, 10, 11, 12], true],
])('results %s', (_, daysAgo, stopped) => {
  expect(warned(runsOf(daysAgo)).map(({ code }) => code)).toEqual(
    stopped ? ['data-stopped'] : [],
  );
});

it('says when and where the last one was', () => {
  const runs = runsOf([10, 12, 14, 16], {
    environment: 'staging',
    branch: 'main',
  });
  expect(warned(runs)).toEqual([
    {
      code: 'data-stopped',
      message:
        'Results of the component came about every 2 days, the last on 2026-11-13 (from staging, on the branch main); none for 10 days. Look at the job that sends them.',
      runId: 'staging-10-0',
    },
  ]);
});

it('tells of one environment where the others go on', () => {
  const [warning, ...others] = warned([
    ...runsOf([0, 1, 2, 3, 4, 5, 6, 7, 8], { environment: 'ci' }),
    ...runsOf([6, 7, 8, 9], { environment: 'staging' }),
    ...runsOf([20], { environment: 'once' }),
  ]);
  expect(warning.message).toContain('Results from staging came');
  expect(others).toEqual([]);
});

it('tells once where all environments stopped', () => {
  const [warning, ...others] = warned([
    ...runsOf([9, 10, 11, 12], { environment: 'ci' }),
    ...runsOf([8, 9, 10, 11], { environment: 'staging' }),
  ]);
  expect(warning.message).toContain(
    'the last on 2026-11-15 (from staging, one of 2 environments)',
  );
  expect(others).toEqual([]);
});

it('is silent as long as results come in the usual rhythm', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 4, max: 30 }),
      (interval, count) => {
        const days = Array.from({ length: count }, (_, n) => n * interval);
        expect(warned(runsOf(days))).toEqual([]);
      },
    ),
  );
});
