import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lineOfPath } from '../input/jsonPlace';
import { parseFile, parseText, statsOf } from '../testing';
import { runDocumentJsonSchema } from './schema';

const fixture = (name: string) => join(__dirname, 'fixtures', name);
const whole = (over: object) =>
  JSON.stringify({
    schemaVersion: 1,
    tool: { name: 'acme' },
    metrics: [],
    ...over,
  });

describe('a run of Perf Coverage', () => {
  it('reads a load', async () => {
    const run = await parseFile(fixture('load.json'));

    expect(run.tool).toEqual({ name: 'acme-load', version: '4.2' });
    expect(run.startedAt).toBe('2026-03-02T08:15:00.000Z');
    expect(run.totals).toMatchObject({
      requests: 1200,
      failedRequests: 10,
      thresholds: 1,
      failedThresholds: 0,
      checks: 1,
      failedChecks: 1,
    });
    expect(
      statsOf(run, 'http_req_duration', { operation: 'GET /orders/{}' }),
    ).toEqual({ count: 400, p95: 180 });
  });

  it('reads what parse prints, and gives the same again', async () => {
    const first = await parseFile(fixture('load.json'));
    const again = await parseText(JSON.stringify(first));
    expect(again).toEqual(first);
  });

  it('keeps histograms and the timeline of raw samples', async () => {
    const rows = Array.from(
      { length: 50 },
      (_, n) => `${1772439300000 + n * 200},${10 + n},home,true`,
    );
    const first = await parseText(
      `timeStamp,elapsed,label,success\n${rows.join('\n')}\n`,
    );
    expect(first.timeline?.requests.length).toBeGreaterThan(5);
    expect(first.metrics[0].histogram?.count).toBe(50);

    const again = await parseText(JSON.stringify(first));
    expect(again).toEqual({ ...first, format: 'perf-coverage-run' });
  });

  it('leaves out a histogram that contradicts itself', async () => {
    const run = await parseText(
      whole({
        metrics: [
          {
            name: 'a',
            unit: 'ms',
            direction: 'lower',
            stats: { avg: 1 },
            histogram: {
              relativeError: 0.005,
              count: 9,
              min: 1,
              max: 1,
              mean: 1,
              squares: 0,
              zeros: 0,
              buckets: [0, 1],
            },
          },
        ],
      }),
    );
    expect(run.metrics[0]).not.toHaveProperty('histogram');
    expect(run.warnings).toMatchObject([{ code: 'histogram-unreadable' }]);
  });

  it.each([
    [
      {
        timeline: {
          startedAt: '2026-03-02T08:15:00Z',
          stepSeconds: 1,
          requests: [1, 2],
          failedRequests: [0, 0],
          p50: [1],
          p95: [1, 2],
        },
      },
      /timeline\.p50: must be as long as 'requests', 2/,
    ],
    [
      { metrics: [{ name: 'a', unit: 'ms', stats: {} }] },
      /line 1: metrics\[0\]\.direction: .*lower/,
    ],
    [
      {
        metrics: [
          {
            name: 'http_req_duration',
            unit: 's',
            direction: 'lower',
            stats: { p95: 1 },
          },
        ],
      },
      /metrics\[0\]\.unit: the unit of http_req_duration is 'ms'/,
    ],
    [
      {
        metrics: [
          { name: 'a', unit: 'ms', direction: 'lower', stats: { 'p-95': 1 } },
        ],
      },
      /metrics\[0\]\.stats\.p-95: .*a statistic is|metrics\[0\]\.stats.*/,
    ],
    [{ metric: [] }, /Unrecognized key: "metric"/],
    [{ schemaVersion: 2 }, /schemaVersion: .*1/],
    [{ startedAt: 'yesterday' }, /startedAt: /],
    [{ totals: { errorRate: 12 } }, /totals\.errorRate: /],
  ])('refuses %j with its place', async (over, message) => {
    await expect(parseText(whole(over))).rejects.toThrow(message);
    await expect(parseText(whole(over))).rejects.toThrow(
      /docs\/perf-coverage-run\.schema\.json/,
    );
  });

  it('names the line', async () => {
    const text = readFileSync(fixture('load.json'), 'utf8').replace(
      '"unit": "ms",\n      "direction": "lower",\n      "stats": { "count": 400',
      '"unit": "ms",\n      "direction": "less",\n      "stats": { "count": 400',
    );
    await expect(parseText(text)).rejects.toThrow(
      /^line 19: metrics\[1\]\.direction: /,
    );
  });

  it('says what a document lacks that only has a version', async () => {
    await expect(parseText('{"schemaVersion": 1}')).rejects.toThrow(
      /nearest is perf-coverage-run .*needs 'tool'/,
    );
  });

  it('has the JSON Schema that docs/perf-coverage-run.schema.json publishes', () => {
    // After a change of schema.ts, write runDocumentJsonSchema() there.
    const published = resolve(
      __dirname,
      '../../../../docs/perf-coverage-run.schema.json',
    );
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(runDocumentJsonSchema())),
    );
  });
});

type Path = (string | number)[];

/** All values of a document below its root, with their paths. */
function valuesOf(value: unknown, path: Path = []): [Path, unknown][] {
  const members =
    typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return members.flatMap(([key, inner]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return [[at, inner] as [Path, unknown], ...valuesOf(inner, at)];
  });
}

describe('lineOfPath', () => {
  it('finds every value of any document that is written a value a line', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), value => {
        const text = JSON.stringify(value, null, 1);
        const lines = text.split('\n');
        for (const [path, each] of valuesOf(value)) {
          const key = path.at(-1);
          const start = JSON.stringify(each, null, 1).split('\n')[0];
          expect(lines[lineOfPath(text, path) - 1]).toContain(
            typeof key === 'string'
              ? `${JSON.stringify(key)}: ${start}`
              : start,
          );
        }
      }),
      { numRuns: 100 },
    );
  });
});
