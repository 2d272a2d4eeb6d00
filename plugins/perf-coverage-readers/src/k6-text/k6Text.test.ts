import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';
import { k6Value } from './rowValues';

const fixture = (name: string) => join(__dirname, 'fixtures', name);
const older = () => readFile(fixture('0.48.0.txt'), 'utf8');
const newer = () => readFile(fixture('2-full.txt'), 'utf8');

/** What a text says, whatever stands around it. */
async function facts(text: string) {
  const { metrics, thresholds, checks, totals } = await parseText(text);
  return { metrics, thresholds, checks, totals };
}

describe('k6 output, the older layout', () => {
  it('reads metrics, counts and the time of the run', async () => {
    const run = await parseFile(fixture('0.48.0.txt'));

    expect(run.format).toBe('k6-text');
    expect(run.durationSeconds).toBe(0.1);
    expect(run.totals).toMatchObject({
      requests: 20,
      failedRequests: 2,
      errorRate: 0.1,
    });
    expect(statsOf(run, 'http_req_duration')).toEqual({
      avg: expect.closeTo(11.53),
      min: expect.closeTo(3.78),
      med: expect.closeTo(8.91),
      max: expect.closeTo(30.36),
      p90: expect.closeTo(30.05),
      p95: expect.closeTo(30.1),
    });
    expect(statsOf(run, 'http_req_failed', { name: 'pay' })).toEqual({
      rate: 0.25,
      count: 8,
    });
    expect(statsOf(run, 'data_received')).toEqual({
      count: 8500,
      rate: 127_000,
    });
    expect(statsOf(run, 'vus')).toBeUndefined();
    expect(statsOf(run, 'queue_length')).toEqual({ value: 4, min: 0, max: 6 });
    expect(statsOf(run, 'http_req_blocked')?.avg).toBeCloseTo(0.1013, 9);
    expect(run.metrics.find(({ name }) => name === 'render')?.unit).toBe('ms');
    expect(run.metrics.find(({ name }) => name === 'cart_size')?.unit).toBe(
      'unknown',
    );
  });

  it('says of each metric with thresholds whether all of them held', async () => {
    const { thresholds } = await parseFile(fixture('0.48.0.txt'));
    const expression = 'all thresholds';
    expect(thresholds).toEqual([
      { metric: 'cart_size', selector: {}, expression, ok: true },
      { metric: 'http_req_duration', selector: {}, expression, ok: false },
      { metric: 'iterations', selector: {}, expression, ok: true },
      {
        metric: 'http_req_duration',
        selector: { scenario: 'buy' },
        expression,
        ok: true,
      },
      {
        metric: 'http_req_failed',
        selector: { name: 'pay' },
        expression,
        ok: false,
      },
    ]);
  });

  it('counts checks that failed, and those together that always passed', async () => {
    const { checks, warnings } = await parseFile(fixture('0.48.0.txt'));
    expect(checks).toEqual([
      {
        name: 'payment is taken',
        group: '::checkout::payment',
        passes: 6,
        fails: 2,
      },
      {
        name: 'products are listed, cart is full, answer has a body',
        group: '',
        passes: 28,
        fails: 0,
      },
    ]);
    expect(warnings).toMatchObject([{ code: 'checks-uncounted', count: 3 }]);
  });

  it.each([
    ['✓ 12', '✗ 0', [{ name: 'a', group: '', passes: 12, fails: 0 }], []],
    ['✓ 1', '✗ 0', [{ name: 'a', group: '', passes: 1, fails: 0 }], []],
    ['', '', [], [{ code: 'checks-uncounted', count: 1 }]],
    ['✓ 0', '✗ 5', [], [{ code: 'checks-uncounted', count: 1 }]],
  ])('counts a single check with %s %s', async (ok, failed, checks, warned) => {
    const run = await parseText(
      `     ✓ a\n\n     checks....: 50.00% ${ok} ${failed}\n     iterations: 1\n     vus.......: 1 min=1 max=1\n`,
    );
    expect(run.checks).toEqual(checks);
    expect(run.warnings).toMatchObject(warned);
  });

  it('reads other statistics, and units that were asked for', async () => {
    const run = await parseFile(fixture('0.48.0-seconds.txt'));
    expect(statsOf(run, 'http_req_duration')).toEqual({
      min: 0,
      avg: 10,
      'p99.9': 20,
      count: 20,
      max: 20,
    });
  });

  it('reads what a terminal showed in colours', async () => {
    const run = await parseFile(fixture('0.48.0-colours.txt'));
    expect(run.totals).toMatchObject({
      requests: 20,
      failedRequests: 2,
      failedThresholds: 2,
      failedChecks: 1,
    });
    expect(run.warnings).toMatchObject([{ code: 'checks-uncounted' }]);
  });
});

describe('k6 output, the layout of k6 1 and newer', () => {
  it('reads the whole run', async () => {
    const run = await parseFile(fixture('2-full.txt'));

    expect(run.durationSeconds).toBe(64);
    expect(run.totals).toMatchObject({
      requests: 1200,
      failedRequests: 15,
      errorRate: 0.0125,
    });
    expect(statsOf(run, 'checks')).toEqual({ rate: 0.975, count: 600 });
    expect(statsOf(run, 'basket')).toEqual({
      avg: 12.5,
      min: -3,
      med: 12,
      max: 40,
      p90: 20,
      p95: 31.123457,
    });
    expect(statsOf(run, 'page_weight')).toMatchObject({
      min: 900,
      max: 1_200_000,
    });
    expect(statsOf(run, 'iteration_duration')?.max).toBe(3_723_000);
    expect(statsOf(run, 'http_req_duration')).toMatchObject({
      min: expect.closeTo(0.845),
      // Of a threshold: the row has no such percentile.
      p99: 1520,
    });
    expect(
      run.metrics.some(({ name }) => /^checks_(?:total|failed)/.test(name)),
    ).toBe(false);
    expect(run.checks).toEqual([
      { name: 'cart is full', group: '', passes: 285, fails: 15 },
      { name: 'status is 200', group: '', passes: 300, fails: 0 },
    ]);
    expect(run.warnings).toEqual([]);
  });

  it('reads each threshold', async () => {
    const run = await parseFile(fixture('2-full.txt'));
    expect(
      run.thresholds.map(({ metric, selector, expression, ok }) => [
        metric,
        selector,
        expression,
        ok,
      ]),
    ).toEqual([
      ['http_req_duration', {}, 'p(99)<1500', false],
      ['http_req_duration', {}, 'avg<300', true],
      ['iterations', {}, 'count>=400', false],
      ['http_req_duration', { name: 'login', page: '' }, 'max<200', true],
      ['http_req_failed', { scenario: 'buy' }, 'rate<0.05', true],
    ]);
  });

  it('keeps groups and scenarios apart', async () => {
    const run = await parseFile(fixture('2-full.txt'));
    const counts = run.metrics
      .filter(({ name }) => name === 'http_reqs')
      .map(({ scope, stats }) => [scope, stats.count]);
    expect(counts).toEqual([
      [{}, 1200],
      [{ group: '::checkout' }, 480],
      [{ group: '::checkout::payment' }, 240],
      [{ scenario: 'buy' }, 720],
      [{ scenario: 'buy', group: '::checkout' }, 240],
    ]);
    expect(statsOf(run, 'checks', { group: '::checkout' })).toEqual({
      rate: 1,
      count: 120,
    });
  });

  it('keeps thresholds of a metric that has no samples', async () => {
    const run = await parseText(
      "  █ THRESHOLDS \n\n    orders\n    ✓ 'count<5' count=0\n\n  █ TOTAL RESULTS \n\n    EXECUTION\n    vus...: 1 min=1 max=1\n",
    );
    expect(run.thresholds).toEqual([
      { metric: 'orders', selector: {}, expression: 'count<5', ok: true },
    ]);
    expect(run.metrics.map(({ name }) => name)).toEqual(['vus']);
  });
});

describe('k6 output among other text', () => {
  const before = (prefix: string) => (text: string) =>
    text.replace(/^/gm, prefix);

  it.each<[string, (text: string) => string]>([
    ['GitHub', before('2026-03-02T08:15:30.1234567Z ')],
    [
      'gh run view --log',
      before('load\tRun k6\t2026-03-02T08:15:30.1234567Z '),
    ],
    ['GitLab', before('2026-03-02T08:15:30.123456Z 01O ')],
    ['Jenkins', before('[2026-03-02T08:15:30.123Z] ')],
    ['Docker Compose', before('k6-1  | ')],
    ['a clock', before('08:15:30 ')],
    ['an arrow', before('→')],
    ['Markdown', before('> #### ')],
    [
      'Windows, code page 437',
      text =>
        text
          .replaceAll('✓', 'Γ£ô')
          .replaceAll('✗', 'Γ£ù')
          .replaceAll('█', 'Γûê')
          .replaceAll('↳', 'Γå│')
          .replaceAll('—', 'ΓÇö')
          .replaceAll('µ', '┬╡'),
    ],
    [
      'other tools',
      text =>
        `✓ built in 3s\n  ✓ 12 tests\nhttp_reqs.....: none\n${text}\n✓ deployed\n  ✗ not a check\n   ↳  50% — ✓ 1 / ✗ 1\n`,
    ],
  ])('reads it behind what %s writes', async (_, change) => {
    for (const text of [await older(), await newer()]) {
      expect(await facts(change(text))).toEqual(await facts(text));
    }
  });

  it('reads the first of several reports, with their headers or without', async () => {
    for (const text of [await older(), await newer()]) {
      const summary = text
        .split('\n')
        .filter(line => !/execution:|running \(/.test(line))
        .join('\n');
      for (const several of [text, summary]) {
        const other = several.replaceAll(/\d/g, '7');
        const run = await parseText(`${several}\n${other}\n${other}`);
        expect(await facts(several)).toMatchObject({
          metrics: run.metrics,
          thresholds: run.thresholds,
          checks: run.checks,
        });
        expect(run.warnings).toContainEqual(
          expect.objectContaining({ code: 'reports-left-out', count: 2 }),
        );
      }
    }
  });

  it('reads the first whole report where the run before was interrupted', async () => {
    const text = await newer();
    const begun = text.slice(0, text.indexOf('█'));
    expect(await facts(begun + text)).toEqual(await facts(text));
  });

  it('knows a run by its beginning where its progress is long', async () => {
    const text = await newer();
    const progress =
      'running (0m30.0s), 25/25 VUs, 140 complete and 0 interrupted iterations\n';
    const at = text.indexOf('  █');
    expect(
      await facts(text.slice(0, at) + progress.repeat(2000) + text.slice(at)),
    ).toEqual(await facts(text));
  });

  it('leaves a value out that is cut', async () => {
    const text = await older();
    const cut = text.slice(0, text.indexOf('9.37ms   max=') + '9.37m'.length);
    const run = await parseText(cut);

    expect(statsOf(run, 'group_duration')).toEqual({
      avg: expect.closeTo(13.52),
      min: expect.closeTo(4.27),
    });
    expect(run.warnings).toContainEqual(
      expect.objectContaining({ code: 'values-unreadable', count: 1 }),
    );
  });

  it('refuses output of a run without a summary', async () => {
    const text = await newer();
    await expect(parseText(text.slice(0, text.indexOf('█')))).rejects.toThrow(
      /the k6-text file ends without a result; k6 prints its summary when/,
    );
  });

  it.each([
    ['dots', '.'.repeat(3_000_000)],
    [
      'runs of dots',
      `${'.'.repeat(1990)}x${'.'.repeat(1990)}x...: 1\n`.repeat(3000),
    ],
    ['spaces', `✓${' '.repeat(3990)}x\n`.repeat(3000)],
    ['titles', '  █ a\n'.repeat(50_000)],
    [
      'nested titles',
      Array.from({ length: 3000 }, (_, n) => `${' '.repeat(n)}█ a\n`).join(''),
    ],
    [
      'long titles',
      Array.from(
        { length: 3000 },
        (_, n) => `${' '.repeat(n)}█ ${'a'.repeat(3900 - n)}\n`,
      ).join('') + `${' '.repeat(3900)}✗ a\n↳  0% — ✓ 0 / ✗ 1\n`.repeat(5000),
    ],
    ['marks', '   ✗ a\n    ↳  0% — ✓ 0 / ✗ 1\n'.repeat(50_000)],
  ])('bears %s', async (_, text) => {
    const from = Date.now();
    const run = await parseText(`${text}\n     vus....: 1 min=1 max=1\n`, {
      format: 'k6-text',
    });
    expect(statsOf(run, 'vus')).toEqual({ value: 1, min: 1, max: 1 });
    expect(Date.now() - from).toBeLessThan(10_000);
  });
});

describe('values of k6', () => {
  it.each<[string, number | undefined]>([
    ['0s', 0],
    ['709ns', 0.000709],
    ['2.27µs', 0.00227],
    ['-5.5ms', -5.5],
    ['1.21s', 1210],
    ['2m30s', 150_000],
    ['1h0m5s', 3_605_000],
    ['9 B', 9],
    ['1.2 GB', 1.2e9],
    ['1e+21', 1e21],
    ['12.3m', undefined],
    ['12.3µ', undefined],
    ['1.2 XB', undefined],
    ['NaN', undefined],
    ['Infinity', undefined],
    ['', undefined],
  ])('reads %s', (text, value) => {
    expect(k6Value(text)?.value.toPrecision(12)).toBe(value?.toPrecision(12));
  });
});
