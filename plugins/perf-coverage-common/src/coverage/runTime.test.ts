import { runTime, timeOf } from './runTime';

describe('when a run took place', () => {
  it.each([
    [
      'what the result says',
      '2026-11-20T08:00:00Z',
      'r/2026-11-14.json',
      '2026-11-20T08:00:00Z',
      'result',
    ],
    [
      'the day in the name of its file',
      null,
      'r/peak-20261114.json',
      '2026-11-14T00:00:00.000Z',
      'fileName',
    ],
    [
      'its arrival where only a folder is dated',
      null,
      '2026-11-14/run.json',
      '2026-11-23T21:54:00Z',
      'arrival',
    ],
    [
      'its arrival where no such day exists',
      null,
      'r/2026-13-45.json',
      '2026-11-23T21:54:00Z',
      'arrival',
    ],
    [
      'its arrival where that was before the named day began in UTC',
      null,
      'r/2026-11-24.json',
      '2026-11-23T21:54:00Z',
      'arrival',
    ],
  ])('is %s', (_what, startedAt, source, at, from) => {
    const run = { startedAt, source, receivedAt: '2026-11-23T21:54:00Z' };
    expect(runTime(run)).toEqual({ at, from });
    expect(timeOf(run)).toBe(at);
  });
});
