import fc from 'fast-check';
import { join } from 'node:path';
import { parseFile } from '../testing';
import { Timeline } from './Timeline';

const start = Date.UTC(2026, 2, 2, 8);

describe('Timeline', () => {
  it('keeps every request in at most 600 steps, in whatever order they come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 200 }),
        offsets => {
          const timeline = new Timeline();
          offsets.forEach(offset => {
            const step = timeline.at(start + offset)!;
            step.requests += 1;
            step.times.add(offset);
          });
          const built = timeline.build(true)!;
          const from = Date.parse(built.startedAt);
          const want = new Array(built.requests.length).fill(0);
          offsets.forEach(offset => {
            want[
              Math.floor((start + offset - from) / 1000 / built.stepSeconds)
            ] += 1;
          });
          expect(built.requests).toEqual(want);
          expect(built.requests.length).toBeLessThanOrEqual(600);
          expect(built.p95.map(p95 => p95 === null)).toEqual(
            want.map(requests => requests === 0),
          );
        },
      ),
    );
  });

  it('has seconds where they fit, and leaves out times that cannot be', () => {
    const timeline = new Timeline();
    for (const time of [start, start + 599_000, 0, NaN, Infinity, 1e15]) {
      const step = timeline.at(time);
      if (step) step.requests += 1;
    }
    const built = timeline.build(false)!;
    expect(built.stepSeconds).toBe(1);
    expect(built.requests.reduce((a, b) => a + b)).toBe(2);
    expect(built.failedRequests[0]).toBeNull();
  });

  it.each([
    'k6-ndjson/fixtures/shop.ndjson',
    'k6-csv/fixtures/shop.csv',
    'jmeter-jtl-csv/fixtures/default.jtl',
    'jmeter-jtl-xml/fixtures/nested.jtl',
    'gatling-simulation-log/fixtures/3.3.log',
    'gatling-simulation-log-binary/fixtures/3.14.log',
    'locust-csv/fixtures/run_stats_history.csv',
  ])('is filled by %s with all requests', async fixture => {
    const run = await parseFile(join(__dirname, '..', fixture));
    expect(run.timeline?.requests.reduce((a, b) => a + b)).toBe(
      run.totals.requests,
    );
    expect(run.timeline?.p95.some(p95 => p95 !== null)).toBe(true);
  });
});
