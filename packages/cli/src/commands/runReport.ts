import { Run, RunMetric } from 'backstage-plugin-perf-coverage-common';
import { section } from '../output/print';
import { table } from '../output/table';
import { count, measured, percent, seconds } from '../output/text';

const shownRows = 15;
const otherMetrics = 25;
const times = ['avg', 'med', 'p95', 'p99', 'max'] as const;
const otherStats = ['count', ...times, 'rate', 'value'];

/** Metrics that the totals and the table of operations show already. */
const loadMetrics = new Set([
  'http_req_duration',
  'http_reqs',
  'http_req_failed',
]);

/**
 * A run for people: what it was, its totals, what was slowest, what did not
 * hold, and what could not be read.
 */
export function runReport(run: Run, width: number): string[] {
  return [
    heading(run),
    totals(run),
    operations(run, width),
    benchmarks(run, width),
    others(run, width),
    thresholds(run, width),
    checks(run, width),
    failedTests(run),
    warnings(run),
  ];
}

function heading(run: Run): string {
  return [
    `${run.tool.name}${run.tool.version ? ` ${run.tool.version}` : ''}`,
    run.format,
    run.startedAt ?? '',
    run.durationSeconds === null ? '' : seconds(run.durationSeconds),
    run.synthetic ? 'synthetic: generated, not measured' : '',
  ]
    .filter(fact => fact !== '')
    .join(', ');
}

function totals({ totals: all, metrics }: Run): string {
  const whole = (name: string) =>
    metrics.find(
      metric => metric.name === name && Object.keys(metric.scope).length === 0,
    )?.stats ?? {};
  const response = whole('http_req_duration');
  const rate = whole('http_reqs').rate;
  const rows = [
    [
      'Requests',
      all.requests === null
        ? ''
        : [
            count(all.requests, 'request'),
            rate === undefined ? '' : `${measured(rate)} a second`,
            all.errorRate === null
              ? ''
              : `${all.failedRequests ?? 'some'} failed (${share(
                  all.errorRate,
                )})`,
          ]
            .filter(fact => fact !== '')
            .join(', '),
    ],
    [
      'Response time',
      ['min', ...times]
        .filter(stat => Object.hasOwn(response, stat))
        .map(stat => `${stat} ${measured(response[stat])} ms`)
        .join(', '),
    ],
    [
      'Tests',
      all.tests === 0
        ? ''
        : `${count(all.tests, 'test')}, ${all.failedTests} failed, ${
            all.skippedTests
          } skipped`,
    ],
    [
      'Thresholds',
      all.thresholds === 0
        ? ''
        : `${count(all.thresholds, 'threshold')}, ${
            all.failedThresholds
          } crossed`,
    ],
    [
      'Checks',
      all.checks === 0
        ? ''
        : `${count(all.checks, 'check')}, ${all.failedChecks} with failures`,
    ],
  ].filter(([, facts]) => facts !== '');
  return rows.map(([name, facts]) => `${name.padEnd(15)}${facts}\n`).join('');
}

/** What a request can be of, in its own row of the table. */
function isOperation({ scope }: RunMetric): boolean {
  return ['operation', 'name', 'scenario', 'group'].some(key =>
    Object.hasOwn(scope, key),
  );
}

/** Small shares keep their first digits: 0.2 % is not none. */
function share(value: number): string {
  return value > 0 && value < 0.095
    ? `${measured(Number((value * 100).toPrecision(2)))} %`
    : percent(value);
}

/** By how slow it was, with the statistic that says most and is there. */
function slowness({ stats }: RunMetric): number {
  return stats.p95 ?? stats.p99 ?? stats.avg ?? stats.med ?? stats.max ?? 0;
}

function slowestFirst(metrics: readonly RunMetric[]): RunMetric[] {
  return [...metrics].sort((a, b) => slowness(b) - slowness(a));
}

function operations({ metrics }: Run, width: number): string {
  const scoped = metrics.filter(isOperation);
  const keyOf = ({ scope }: RunMetric) => JSON.stringify(scope);
  const of = (name: string) =>
    new Map(
      scoped
        .filter(metric => metric.name === name)
        .map(metric => [keyOf(metric), metric.stats]),
    );
  const requests = of('http_reqs');
  const failures = of('http_req_failed');
  const all = slowestFirst(
    scoped.filter(({ name }) => name === 'http_req_duration'),
  );
  const rows = all.slice(0, shownRows).map(metric => {
    const failed = failures.get(keyOf(metric))?.rate;
    return [
      scopeOf(metric),
      shown(requests.get(keyOf(metric))?.count ?? metric.stats.count),
      failed === undefined ? '' : share(failed),
      ...times.map(stat => shown(metric.stats[stat])),
    ];
  });
  return rows.length === 0
    ? ''
    : section(
        'Slowest operations, in ms',
        table(
          [
            { title: 'Operation', flexible: true },
            ...['Requests', 'Failed', ...times].map(right),
          ],
          rows,
          width,
        ) + more(all.length - rows.length),
      );
}

function benchmarks({ metrics }: Run, width: number): string {
  const all = slowestFirst(
    metrics.filter(({ name, unit }) => name === 'duration' && unit === 's'),
  );
  const rows = all
    .slice(0, shownRows)
    .map(metric => [
      scopeOf(metric),
      shown(metric.stats.count),
      ...['min', ...times, 'stddev'].map(stat => duration(metric.stats[stat])),
    ]);
  return rows.length === 0
    ? ''
    : section(
        'Slowest benchmarks',
        table(
          [
            { title: 'Benchmark', flexible: true },
            ...['count', 'min', ...times, 'stddev'].map(right),
          ],
          rows,
          width,
        ) + more(all.length - rows.length),
      );
}

function others({ metrics }: Run, width: number): string {
  const all = metrics.filter(
    metric =>
      !(
        loadMetrics.has(metric.name) &&
        (isOperation(metric) || Object.keys(metric.scope).length === 0)
      ) && !(metric.name === 'duration' && metric.unit === 's'),
  );
  const rows = [...all]
    .sort((a, b) => Object.keys(a.scope).length - Object.keys(b.scope).length)
    .slice(0, otherMetrics)
    .map(metric => [
      metric.name,
      scopeOf(metric),
      ...otherStats.map(stat => shown(metric.stats[stat])),
      metric.unit === 'unknown' ? '' : metric.unit,
    ]);
  return rows.length === 0
    ? ''
    : section(
        'Other metrics',
        table(
          [
            { title: 'Metric' },
            { title: 'Of', flexible: true },
            ...otherStats.map(right),
            { title: 'Unit' },
          ],
          rows,
          width,
        ) + more(all.length - rows.length),
      );
}

function thresholds(run: Run, width: number): string {
  const all = [...run.thresholds].sort((a, b) => +a.ok - +b.ok);
  const rows = all
    .slice(0, shownRows)
    .map(({ metric, selector, expression, ok }) => [
      ok ? '✓' : '✗',
      metric,
      Object.entries(selector)
        .map(([key, value]) => `${key}=${value}`)
        .join(' '),
      expression,
      ok ? 'held' : 'crossed',
    ]);
  return rows.length === 0
    ? ''
    : section(
        'Thresholds',
        table(
          [
            { title: '' },
            { title: 'Metric' },
            { title: 'Of', flexible: true },
            { title: 'Expression' },
            { title: '' },
          ],
          rows,
          width,
        ) + more(all.length - rows.length),
      );
}

function checks(run: Run, width: number): string {
  const all = [...run.checks].sort(
    (a, b) =>
      b.fails / (b.passes + b.fails || 1) - a.fails / (a.passes + a.fails || 1),
  );
  const rows = all
    .slice(0, shownRows)
    .map(({ name, group, passes, fails }) => [
      fails === 0 ? '✓' : '✗',
      name,
      group,
      String(passes),
      String(fails),
    ]);
  return rows.length === 0
    ? ''
    : section(
        'Checks',
        table(
          [
            { title: '' },
            { title: 'Check', flexible: true },
            { title: 'Group', flexible: true },
            ...['Passes', 'Fails'].map(right),
          ],
          rows,
          width,
        ) + more(all.length - rows.length),
      );
}

function failedTests({ tests }: Run): string {
  const all = tests.filter(
    ({ status }) => status === 'failed' || status === 'error',
  );
  return section(
    'Failed tests',
    all
      .slice(0, shownRows)
      .map(
        ({ name, suite }) =>
          `  ${suite === null ? '' : `${suite} › `}${name}\n`,
      )
      .join('') + (all.length > shownRows ? more(all.length - shownRows) : ''),
  );
}

function warnings(run: Run): string {
  return section(
    'Warnings',
    run.warnings
      .map(
        ({ message, count: times_, line }) =>
          `  ${message}${times_ > 1 ? ` (${times_} times)` : ''}${
            line === null ? '' : ` (first on line ${line})`
          }\n`,
      )
      .join(''),
  );
}

function right(title: string) {
  return { title, align: 'right' as const };
}

function shown(value: number | undefined): string {
  return value === undefined ? '' : measured(value);
}

const units = [
  ['s', 1],
  ['ms', 1e-3],
  ['µs', 1e-6],
  ['ns', 1e-9],
  ['ps', 1e-12],
] as const;

/** `12.5 µs`: benchmarks last from picoseconds to minutes. */
function duration(value: number | undefined): string {
  if (value === undefined) return '';
  const [unit, factor] = units.find(([, each]) => value >= each) ?? units[0];
  return `${measured(value / factor)} ${unit}`;
}

function more(left: number): string {
  return left > 0 ? `… and ${left} more; --json has them all\n` : '';
}

function scopeOf({ scope }: RunMetric): string {
  return Object.entries(scope)
    .map(([key, value]) =>
      ['operation', 'scenario', 'test', 'name'].includes(key)
        ? value
        : `${key}=${value}`,
    )
    .join(' ');
}
