import { z } from 'zod';

/** @public */
export type MappingState = string | boolean | number;

/**
 * How a home-made format is read: rules instead of code. `parseMapping` makes
 * it of configuration, and fills in what has a default. Texts that start with
 * `$` are JSONPaths; docs/formats.md describes each member.
 *
 * @public
 */
export interface Mapping {
  name: string;
  title?: string;
  tool?: string;
  version?: string;
  document: 'json' | 'ndjson' | 'csv';
  delimiter?: string;
  recognise: string[];
  startedAt?: string;
  durationSeconds?: string;
  requests?: string;
  failedRequests?: string;
  metrics: {
    each?: string;
    name: string;
    scope: Record<string, string>;
    unit: string;
    direction?: 'lower' | 'higher' | 'neutral';
    stats: Record<string, string>;
  }[];
  tests: {
    each?: string;
    name: string;
    suite?: string;
    status: string;
    passed: MappingState[];
    skipped: MappingState[];
    durationSeconds?: string;
  }[];
  checks: {
    each?: string;
    name: string;
    group?: string;
    passes: string;
    fails: string;
  }[];
  thresholds: {
    each?: string;
    metric: string;
    expression: string;
    ok: string;
    passed: MappingState[];
  }[];
}

const maxText = 500;
const maxRules = 200;

const text = () => z.string().min(1).max(maxText);
const path = () =>
  text().describe(
    'A JSONPath ($.a.b, relative to what `each` matched), or the name of a member or column',
  );
const words = () =>
  text().describe('A text; where it starts with $, a JSONPath to one');
const each = () =>
  text()
    .startsWith('$', { error: 'must be a JSONPath, which starts with $' })
    .optional()
    .describe(
      'JSONPath: the rule holds for each value it matches. Default: each row of CSV and NDJSON, the whole of a JSON document',
    );
const states = () => z.array(z.union([z.string(), z.boolean(), z.number()]));

const metricRule = z.strictObject({
  each: each(),
  name: words(),
  scope: z.record(text(), words()).default({}),
  unit: words().describe(
    'The unit in the file: times become ms for http_req_duration and s for duration, percent becomes a ratio',
  ),
  direction: z
    .enum(['lower', 'higher', 'neutral'])
    .optional()
    .describe(
      'Default: lower for times and bytes, higher for rates per second, else neutral',
    ),
  stats: z.record(
    z
      .string()
      .regex(
        /^(?:p\d{1,2}(?:\.\d{1,4})?|count|avg|min|med|max|stddev|rate|value)$/,
        {
          error:
            'a statistic is count, avg, min, med, max, stddev, rate, value, or a percentile such as p95',
        },
      ),
    path(),
  ),
});

const testRule = z.strictObject({
  each: each(),
  name: words(),
  suite: words().optional(),
  status: path(),
  passed: states().min(1).describe('What the status is where a test passed'),
  skipped: states().default([]),
  durationSeconds: path().optional(),
});

const checkRule = z.strictObject({
  each: each(),
  name: words(),
  group: words().optional(),
  passes: path(),
  fails: path(),
});

const thresholdRule = z.strictObject({
  each: each(),
  metric: words(),
  expression: words(),
  ok: path(),
  passed: states().default([true]).describe('What `ok` is where it held'),
});

export const mappingSchema: z.ZodType<Mapping, unknown> = z.strictObject({
  name: z
    .string()
    .max(63)
    .regex(/^[a-z0-9][a-z0-9-]*$/, {
      error: 'must be lower-case letters, digits and "-"',
    })
    .describe('Name of the format, for --format and on screen'),
  title: text().optional(),
  tool: words().optional(),
  version: path().optional(),
  document: z
    .enum(['json', 'ndjson', 'csv'])
    .default('json')
    .describe('CSV and NDJSON are a list of their rows'),
  delimiter: z
    .string()
    .length(1)
    .optional()
    .describe('Of CSV; default: found out'),
  recognise: z
    .array(text().startsWith('$', { error: 'must be a JSONPath' }))
    .max(20)
    .default([])
    .describe(
      'A file that matches all of these is of the format; none: only where the format is named',
    ),
  startedAt: path()
    .optional()
    .describe('ISO 8601, or seconds or milliseconds since 1970'),
  durationSeconds: path().optional(),
  requests: path().optional(),
  failedRequests: path().optional(),
  metrics: z.array(metricRule).max(maxRules).default([]),
  tests: z.array(testRule).max(maxRules).default([]),
  checks: z.array(checkRule).max(maxRules).default([]),
  thresholds: z.array(thresholdRule).max(maxRules).default([]),
});
