import { z } from 'zod';

const maxText = 500;
const maxEntries = 50_000;

const text = () => z.string().min(1).max(maxText);
const number = () => z.number().nonnegative();
const count = () => z.number().int().nonnegative();
const maxSteps = 600;
const steps = <T extends z.ZodType>(of: T) => z.array(of).max(maxSteps);
const list = <T extends z.ZodType>(of: T) => z.array(of).max(maxEntries);

const stat = z
  .string()
  .regex(
    /^(?:p\d{1,2}(?:\.\d{1,4})?|count|avg|min|med|max|stddev|rate|value)$/,
    {
      error:
        'a statistic is count, avg, min, med, max, stddev, rate, value, or a percentile such as p95 or p99.9',
    },
  );

/** Units that metrics of a fixed meaning are compared in. */
const fixedUnits = new Map([
  ['http_req_duration', 'ms'],
  ['http_req_failed', 'ratio'],
  ['http_reqs', 'count'],
  ['duration', 's'],
]);

const metric = z
  .strictObject({
    name: text().describe(
      'http_req_duration (ms), http_req_failed (ratio), http_reqs (count) of a load; duration (s) of a benchmark; or a name of your own',
    ),
    scope: z
      .record(z.string().min(1).max(maxText), z.string().max(maxText))
      .default({})
      .describe(
        'What it is about: {} the whole run, {"operation": "GET /orders"}, {"test": "name of a benchmark"}, {"scenario": "…"}',
      ),
    unit: text().max(64).describe('ms, s, ratio, count, per_second, bytes, …'),
    direction: z
      .enum(['lower', 'higher', 'neutral'])
      .describe('Which way is better'),
    stats: z
      .record(stat, z.number())
      .describe('Only statistics that were measured'),
    histogram: z
      .strictObject({
        relativeError: z.number().positive().max(0.1),
        count: count(),
        min: number(),
        max: number(),
        mean: number(),
        squares: number(),
        zeros: count(),
        buckets: z.array(z.number().int()).max(maxEntries),
      })
      .optional()
      .describe('As `perf-coverage parse --json` writes it'),
  })
  .superRefine(({ name, unit }, context) => {
    const fixed = fixedUnits.get(name);
    if (fixed !== undefined && unit !== fixed) {
      context.addIssue({
        code: 'custom',
        path: ['unit'],
        message: `the unit of ${name} is '${fixed}'; convert the statistics`,
      });
    }
  });

/** The file that a team writes itself where no reader knows its format. */
export const runDocumentSchema = z
  .strictObject({
    $schema: text().optional(),
    schemaVersion: z.literal(1),
    format: text().optional().describe('Ignored: the run is of this format'),
    tool: z.strictObject({
      name: text(),
      version: text().nullable().optional(),
    }),
    startedAt: z.iso
      .datetime({ offset: true })
      .nullable()
      .optional()
      .describe('ISO 8601 with its zone'),
    durationSeconds: number().nullable().optional(),
    synthetic: z
      .boolean()
      .optional()
      .describe('True where the data was generated, not measured'),
    tests: list(
      z.strictObject({
        name: text(),
        suite: text().nullable().optional(),
        status: z.enum(['passed', 'failed', 'error', 'skipped']),
        durationSeconds: number().nullable().optional(),
      }),
    ).optional(),
    metrics: list(metric).optional(),
    thresholds: list(
      z.strictObject({
        metric: text(),
        selector: z.record(text(), z.string().max(maxText)).optional(),
        expression: text(),
        ok: z.boolean(),
      }),
    ).optional(),
    checks: list(
      z.strictObject({
        name: text(),
        group: z.string().max(maxText).optional(),
        passes: count(),
        fails: count(),
      }),
    ).optional(),
    totals: z
      .strictObject({
        requests: count().nullable().optional(),
        failedRequests: count().nullable().optional(),
        errorRate: z.number().min(0).max(1).nullable().optional(),
        tests: count().optional(),
        failedTests: count().optional(),
        skippedTests: count().optional(),
        thresholds: count().optional(),
        failedThresholds: count().optional(),
        checks: count().optional(),
        failedChecks: count().optional(),
      })
      .optional()
      .describe(
        'requests, failedRequests and errorRate are read; the others follow from the lists',
      ),
    timeline: z
      .strictObject({
        startedAt: z.iso.datetime({ offset: true }),
        stepSeconds: z.number().positive(),
        requests: steps(count()),
        failedRequests: steps(count().nullable()),
        p50: steps(number().nullable()),
        p95: steps(number().nullable()),
      })
      .superRefine((given, context) => {
        const lists = ['failedRequests', 'p50', 'p95'] as const;
        const uneven = lists.find(
          name => given[name].length !== given.requests.length,
        );
        if (uneven !== undefined) {
          context.addIssue({
            code: 'custom',
            path: [uneven],
            message: `must be as long as 'requests', ${given.requests.length}`,
          });
        }
      })
      .optional()
      .describe('As `perf-coverage parse --json` writes it'),
    warnings: list(
      z.strictObject({
        code: text(),
        message: text(),
        count: count(),
        line: count().nullable().optional(),
      }),
    ).optional(),
  })
  .meta({
    title: 'A run for Perf Coverage',
    description:
      'One execution of a load test, benchmark or test suite, in the words of Perf Coverage.',
  });

/** @public */
export type RunDocument = z.infer<typeof runDocumentSchema>;

/**
 * The JSON Schema of the file, as docs/perf-coverage-run.schema.json has it.
 *
 * @public
 */
export function runDocumentJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(runDocumentSchema, { io: 'input' }) as Record<
    string,
    unknown
  >;
}
