import type {
  LoadProfile,
  Scenario,
} from 'backstage-plugin-perf-coverage-common';

/** Groups of which it is looked up who runs beside whom. */
const maxCompared = 1_000;

/**
 * The load of a plan. Set-up groups run before the others and tear-down groups
 * after them, so the time and the iterations are those of the groups between,
 * and the users those of the busiest of the three parts.
 */
export function planLoad(
  scenarios: readonly Scenario[],
  oneAfterTheOther: boolean,
): LoadProfile {
  const setUp = scenarios.filter(one => one.executor === 'SetupThreadGroup');
  const tearDown = scenarios.filter(one => one.executor === 'PostThreadGroup');
  const between = scenarios.filter(
    one => !setUp.includes(one) && !tearDown.includes(one),
  );
  const main = between.length > 0 ? between : scenarios;
  const users = peakOf(main, oneAfterTheOther);
  const sides = [setUp, tearDown].map(part => peakOf(part, oneAfterTheOther));
  return {
    durationSeconds: timeOf(main, oneAfterTheOther),
    maxVUs: users === null ? null : Math.max(users, ...sides.map(n => n ?? 0)),
    iterations: allKnown(
      main.map(one => one.iterations),
      sum,
    ),
  };
}

function timeOf(
  scenarios: readonly Scenario[],
  oneAfterTheOther: boolean,
): number | null {
  const ends = scenarios.map(one =>
    one.durationSeconds === null
      ? null
      : one.startSeconds + one.durationSeconds,
  );
  return allKnown(ends, oneAfterTheOther ? sum : greatest);
}

/** Users at the busiest moment; a group of unknown length is taken to go on. */
function peakOf(
  scenarios: readonly Scenario[],
  oneAfterTheOther: boolean,
): number | null {
  const users = scenarios.map(one => one.maxVUs);
  if (oneAfterTheOther) return allKnown(users, greatest);
  if (scenarios.length > maxCompared) return allKnown(users, sum);
  return allKnown(users, known =>
    greatest(
      scenarios.map(({ startSeconds: moment }) =>
        sum(
          known.filter((_, index) => {
            const { startSeconds, durationSeconds } = scenarios[index];
            const end = startSeconds + (durationSeconds ?? Infinity);
            return startSeconds <= moment && moment < end;
          }),
        ),
      ),
    ),
  );
}

function allKnown(
  values: readonly (number | null)[],
  combine: (known: number[]) => number,
): number | null {
  const known = values.filter(value => value !== null);
  return known.length > 0 && known.length === values.length
    ? combine(known)
    : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function greatest(values: readonly number[]): number {
  return values.reduce((top, value) => Math.max(top, value), 0);
}
