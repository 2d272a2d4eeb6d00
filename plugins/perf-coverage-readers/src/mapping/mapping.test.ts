import { InputError } from '@backstage/errors';
import { parseResult } from '../parse';
import { resultReaders } from '../resultReaders';
import { chunksOf, statsOf } from '../testing';
import { BoundedPath } from './jsonPath';
import { mappingReader, parseMapping, previewMapping } from './index';

const acme = {
  name: 'acme-report',
  recognise: ['$.acme.version'],
  tool: 'acme',
  version: '$.acme.version',
  startedAt: '$.began',
  durationSeconds: '$.seconds',
  requests: '$.totals.sent',
  failedRequests: '$.totals.lost',
  metrics: [
    {
      name: 'http_req_duration',
      unit: 's',
      stats: { p95: '$.totals.p95', avg: '$.totals.mean' },
    },
    {
      each: '$.endpoints[?@.calls > 0]',
      name: 'http_req_duration',
      scope: { operation: '$.route' },
      unit: '$.unit',
      stats: { p95: 'p95 time', count: 'calls' },
    },
  ],
  tests: [
    {
      each: '$.steps[*]',
      name: '$.title',
      suite: 'steps',
      status: 'result',
      passed: ['ok'],
      skipped: ['-'],
      durationSeconds: 'took',
    },
  ],
  checks: [
    { each: '$.steps[*]', name: '$.title', passes: 'good', fails: 'bad' },
  ],
  thresholds: [
    { metric: 'http_req_duration', expression: 'p95 < 1s', ok: '$.held' },
  ],
};

const file = JSON.stringify({
  acme: { version: '2.1' },
  began: 1772439300,
  seconds: 60,
  totals: { sent: 100, lost: 2, p95: 0.5, mean: 0.25 },
  held: true,
  endpoints: [
    { route: 'GET /orders', unit: 'ms', 'p95 time': 120, calls: 60 },
    { route: 'GET /never', unit: 'ms', calls: 0 },
  ],
  steps: [
    { title: 'login', result: 'ok', took: 1.5, good: 3, bad: 1 },
    { title: 'pay', result: 'broken' },
    { title: 'leave', result: '-' },
  ],
});

const read = (mapping: unknown, content: string) =>
  parseResult(chunksOf(content), {
    readers: [...resultReaders, mappingReader(parseMapping(mapping))],
  });

describe('a mapping', () => {
  it('reads a home-made JSON document', async () => {
    const run = await read(acme, file);

    expect(run.format).toBe('acme-report');
    expect(run.tool).toEqual({ name: 'acme', version: '2.1' });
    expect(run.startedAt).toBe('2026-03-02T08:15:00.000Z');
    expect(run.totals).toMatchObject({
      requests: 100,
      failedRequests: 2,
      errorRate: 0.02,
      tests: 3,
      failedTests: 1,
      skippedTests: 1,
      thresholds: 1,
      failedThresholds: 0,
      checks: 1,
      failedChecks: 1,
    });
    expect(statsOf(run, 'http_req_duration')).toEqual({ p95: 500, avg: 250 });
    expect(
      statsOf(run, 'http_req_duration', { operation: 'GET /orders' }),
    ).toEqual({ p95: 120, count: 60 });
  });

  it.each([
    ['csv', 'name;mean (us);ok\nround;12,5;true\nsort;40;false\n'],
    [
      'ndjson',
      '{"name": "round", "mean (us)": 12.5, "ok": true}\n{"name": "sort", "mean (us)": 40, "ok": false}\n',
    ],
  ])('reads the rows of %s', async (document, content) => {
    const run = await read(
      {
        name: 'acme-bench',
        document,
        recognise: [`$[0]['mean (us)']`],
        metrics: [
          {
            name: 'duration',
            scope: { test: '$.name' },
            unit: 'us',
            stats: { avg: 'mean (us)' },
          },
        ],
        tests: [{ name: '$.name', status: 'ok', passed: [true] }],
      },
      content,
    );
    expect(run.format).toBe('acme-bench');
    expect(statsOf(run, 'duration', { test: 'round' })?.avg).toBeCloseTo(
      12.5e-6,
      12,
    );
    expect(run.tests.map(({ status }) => status)).toEqual(['passed', 'failed']);
  });

  it('does not claim files of others, nor any where it does not say', async () => {
    await expect(read(acme, '{"a": 1}')).rejects.toThrow(/no known format/);
    await expect(read({ ...acme, recognise: [] }, file)).rejects.toThrow(
      /no known format/,
    );
  });

  it('says what a file lacks that is nearly of the format', async () => {
    await expect(
      read({ ...acme, recognise: ['$.acme', '$.report'] }, file),
    ).rejects.toThrow(
      /nearest is acme-report .*'\$\.report' of its mapping matches nothing/,
    );
  });

  it('tells what each rule found', async () => {
    const { run, rules, problem } = await previewMapping(
      chunksOf(file),
      parseMapping(acme),
    );
    expect(problem).toBeNull();
    expect(run?.metrics).toHaveLength(2);
    expect(rules.find(({ rule }) => rule === 'metrics[1].each')).toMatchObject({
      matched: 1,
      missed: 0,
    });
    expect(
      rules.find(({ rule }) => rule === 'tests[0].durationSeconds'),
    ).toEqual({
      rule: 'tests[0].durationSeconds',
      path: 'took',
      matched: 1,
      missed: 2,
      example: '1.5',
    });
  });

  it('tells which rule led nowhere where nothing was found', async () => {
    const { run, rules, problem } = await previewMapping(
      chunksOf('{"b": 1}'),
      parseMapping({
        name: 'a',
        metrics: [{ name: 'x', unit: 'ms', stats: { avg: '$.a' } }],
      }),
    );
    expect(run).toBeNull();
    expect(problem).toMatch(/no rule of the mapping 'a' found anything/);
    expect(rules.find(({ path }) => path === '$.a')).toMatchObject({
      matched: 0,
      missed: 1,
    });
  });

  it.each([
    [{ name: 'A b' }, /name: must be lower-case letters/],
    [{ name: 'a', metric: [] }, /Unrecognized key: "metric"/],
    [
      { name: 'a', metrics: [{ name: 'x', unit: 'ms', stats: { p: 'a' } }] },
      /metrics\.0\.stats/,
    ],
    [{ name: 'a', requests: '$.[' }, /requests: '\$\.\[' is no JSONPath/],
    [{ name: 'a', requests: '$..a..b' }, /could take very long/],
    [
      { name: 'a', recognise: ['$.a[?$..b == @.c]'] },
      /recognise: .*could take very long/,
    ],
    [
      { name: 'a', requests: `$[?match(@.a, '(a*)*b')]` },
      /is no JSONPath: .*match/,
    ],
    ['text', /The mapping is wrong/],
  ])('is refused as %j with the place', (mapping, message) => {
    expect(() => parseMapping(mapping)).toThrow(InputError);
    expect(() => parseMapping(mapping)).toThrow(message);
  });

  it('keeps names of prototypes what they are: names', async () => {
    const run = await read(
      {
        name: 'a',
        document: 'csv',
        recognise: ['$[0].__proto__'],
        metrics: [
          { name: '$.constructor', unit: 'ms', stats: { avg: '__proto__' } },
        ],
      },
      '__proto__,constructor\n5,toString\n',
    );
    expect(statsOf(run, 'toString')).toEqual({ avg: 5 });
    expect(({} as Record<string, unknown>).avg).toBeUndefined();
  });
});

describe('a bounded path', () => {
  it('stops at its limit', () => {
    const many = Array.from({ length: 200_000 }, (_, n) => n);
    const found = new BoundedPath('$[*]').match(many);
    expect(found.values).toHaveLength(100_000);
    expect(found.cut).toBe(true);
  });

  it('refuses to go deeper than its limit', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`);
    expect(() => new BoundedPath('$..b').match(deep)).toThrow(InputError);
  });
});
