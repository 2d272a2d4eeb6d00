import { LoadStage } from 'backstage-plugin-perf-coverage-common';

/** Steps that are read of a schedule. */
const maxSteps = 500;

const units: [RegExp, number][] = [
  [/^ms$/i, 0.001],
  [/^(s|sec\w*)$/i, 1],
  [/^(m|min\w*)$/i, 60],
  [/^(h|hour\w*)$/i, 3600],
  [/^(d|day\w*)$/i, 86_400],
];

function secondsOf(unit: string): number | null {
  return units.find(([pattern]) => pattern.test(unit))?.[1] ?? null;
}

/** Seconds of `1 min 30 sec`. */
function duration(written: string): number | null {
  const words = written.match(/\d+(?:\.\d+)?|\.\d+|[a-z]\w*/gi) ?? [];
  if (words.length === 1 && Number(words[0]) === 0) return 0;
  let seconds = 0;
  for (let index = 0; index < words.length; index += 2) {
    const unit = secondsOf(words[index + 1] ?? '');
    const value = Number(words[index]);
    if (unit === null || Number.isNaN(value)) return null;
    seconds += value * unit;
  }
  return words.length > 0 ? seconds : null;
}

/** Arrivals per second of `10/min` or `10 per min`. */
function rate(written: string): number | null {
  const match =
    /^\s{0,20}([\d.]{1,20})\s{0,20}(?:(?:\/|per\s)\s{0,20}([a-z]\w{0,20}))?\s{0,20}$/i.exec(
      written,
    );
  if (!match) return null;
  const value = Number(match[1]);
  if (match[2] === undefined) return value === 0 ? 0 : null;
  const unit = secondsOf(match[2]);
  return unit === null || Number.isNaN(value) ? null : value / unit;
}

/**
 * The stages of an Open Model Thread Group, in arrivals per second
 * (org.apache.jmeter.threads.openmodel.ScheduleParser): the rate goes in a
 * straight line from the `rate(…)` before arrivals to the one behind them.
 * Null where JMeter would refuse the schedule or something is not known.
 */
export function openModelStages(schedule: string): LoadStage[] | null {
  const text = schedule
    .replace(/\/\/[^\n\r]*/g, ' ')
    .split('/*')
    .map((piece, index) =>
      index === 0 ? piece : piece.slice(endOfComment(piece)),
    )
    .join(' ');
  const steps = [
    ...text.matchAll(/([a-z_]{1,30})\s{0,20}\(([^()]{0,200})\)/gi),
  ];
  const rest = text.replace(/[a-z_]{1,30}\s{0,20}\([^()]{0,200}\)/gi, '');
  if (steps.length === 0 || steps.length > maxSteps || rest.trim() !== '') {
    return null;
  }
  const stages: LoadStage[] = [];
  let current = 0;
  /** Arrivals whose rate at the end is not yet said. */
  let waiting = 0;
  const arrive = (target: number) => {
    if (waiting > 0) stages.push({ durationSeconds: waiting, target });
    waiting = 0;
  };
  for (const [, name, argument] of steps) {
    const word = name.toLowerCase();
    if (word === 'rate') {
      const next = rate(argument);
      if (next === null) return null;
      arrive(next);
      if (next !== current) {
        stages.push({ durationSeconds: 0, target: next });
      }
      current = next;
    } else {
      const seconds = duration(argument);
      if (seconds === null) return null;
      if (word === 'random_arrivals' || word === 'even_arrivals') {
        waiting += seconds;
      } else if (word === 'pause') {
        arrive(current);
        stages.push(
          { durationSeconds: 0, target: 0 },
          { durationSeconds: seconds, target: 0 },
          { durationSeconds: 0, target: current },
        );
      } else {
        return null;
      }
    }
  }
  arrive(current);
  return stages.filter(
    (stage, index) =>
      stage.durationSeconds > 0 ||
      stage.target !== (stages[index - 1]?.target ?? 0),
  );
}

function endOfComment(piece: string): number {
  const end = piece.indexOf('*/');
  return end < 0 ? piece.length : end + 2;
}
