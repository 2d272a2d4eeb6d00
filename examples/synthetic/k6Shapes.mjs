// The shapes in which k6 writes the end of a run.
import { createHash } from 'node:crypto';

export const k6Shapes = {
  // Here a threshold's value `true` means that it failed.
  export: run => ({
    root_group: rootGroup(Object.fromEntries(run.checks.map(check => [check.name, checkOf(check)])), {}),
    metrics: Object.fromEntries(
      [...run.metrics].map(([key, { type, values: { rate: share, ...values } }]) => [
        key,
        {
          ...values,
          ...(type === 'rate' ? { value: share } : {}),
          ...(type === 'counter' ? { rate: share } : {}),
          ...(run.thresholds.has(key)
            ? { thresholds: Object.fromEntries(run.thresholds.get(key).map(([text, ok]) => [text, !ok])) }
            : {}),
        },
      ]),
    ),
  }),
  handle: run => ({
    root_group: rootGroup(run.checks.map(checkOf), []),
    options: {
      summaryTrendStats: ['avg', 'min', 'med', 'max', 'p(90)', 'p(95)', 'p(99)'],
      summaryTimeUnit: '',
      noColor: false,
    },
    state: { isStdOutTTY: false, isStdErrTTY: false, testRunDurationMs: run.seconds * 1000 },
    metrics: Object.fromEntries(
      [...run.metrics].map(([key, metric]) => [
        key,
        {
          ...metric,
          ...(run.thresholds.has(key)
            ? { thresholds: Object.fromEntries(run.thresholds.get(key).map(([text, ok]) => [text, { ok }])) }
            : {}),
        },
      ]),
    ),
  }),
  // Version 1.0.0 of this shape has neither thresholds nor a p99.
  readable: (run, at) => ({
    version: '1.0.0',
    metadata: { generatedAt: new Date(at + run.seconds * 1000).toISOString(), k6Version: '1.5.0' },
    config: { duration: run.seconds, execution: 'local', script: `${run.script}.js` },
    results: {
      checks: readableChecks(run),
      metrics: [...run.metrics]
        .filter(([key]) => key !== 'checks')
        .map(([name, { type, contains, values }]) => ({ name, type, contains, values: readableValues(type, values) })),
    },
  }),
};

/** k6 names groups and checks by the MD5 of their path. */
function k6Id(path) {
  return createHash('md5').update(path).digest('hex');
}

function rootGroup(checks, groups) {
  return { name: '', path: '', id: k6Id(''), groups, checks };
}

function checkOf({ name, passes, fails }) {
  return { name, path: `::${name}`, id: k6Id(`::${name}`), passes, fails };
}

function readableChecks({ checks, metrics }) {
  if (checks.length === 0) return { metrics: [], results: [] };
  const { passes, fails } = metrics.get('checks').values;
  const share = (name, matches) => ({
    name,
    type: 'rate',
    contains: 'default',
    values: { rate: matches / (passes + fails), matches, total: passes + fails },
  });
  return {
    metrics: [
      { name: 'checks_total', type: 'counter', contains: 'default', values: { count: passes + fails } },
      share('checks_succeeded', passes),
      share('checks_failed', fails),
    ],
    results: checks,
  };
}

function readableValues(type, values) {
  if (type === 'rate') {
    return { rate: values.rate, matches: values.passes, total: values.passes + values.fails };
  }
  const { 'p(99)': _, ...others } = values;
  return others;
}
