import { z } from 'zod';
import { testKinds } from '../vocabulary';

const maxText = 10_000;
const maxPath = 1024;
const maxItems = 20_000;

/** PostgreSQL's texts have no NUL. */
const text = z
  .string()
  .max(maxText)
  .refine(value => !value.includes('\0'), {
    error: 'must not contain the character NUL',
  });
const path = text.refine(
  value =>
    value.length <= maxPath &&
    !value.startsWith('/') &&
    !value.split('/').includes('..'),
  { error: 'must be a path within the sources' },
);
const line = z.number().int().min(0);
const known = z.number().nullable();
const list = <T extends z.ZodType>(item: T) => z.array(item).max(maxItems);
const words = z.record(text, text);

const threshold = z.object({
  metric: text,
  stat: text,
  operator: text,
  value: known,
  unit: z.enum(['ms', 's', 'ratio', 'count', 'per_second', 'bytes']).nullable(),
  selector: words,
  expression: text,
  valid: z.boolean(),
  line,
  abortOnFail: z.boolean().optional(),
});

const test = z.object({
  name: text,
  suite: text.nullable(),
  line,
  markers: list(text),
  async: z.boolean(),
  skipped: z.boolean(),
  cases: known,
  caseNames: list(text).optional(),
  fixtures: list(text),
  limits: list(threshold),
});

const scenario = z.object({
  name: text,
  executor: text,
  exec: text.nullable(),
  reachable: z.boolean(),
  startSeconds: z.number(),
  durationSeconds: known,
  maxVUs: known,
  iterations: known,
  stages: list(z.object({ durationSeconds: z.number(), target: z.number() })),
});

const request = z.object({
  method: text,
  path: text,
  reachable: z.boolean(),
  resolved: z.boolean(),
  file: path,
  line,
  via: text.nullable(),
  graphql: text.optional(),
  base: z
    .object({ host: text.nullable(), variable: text.nullable() })
    .optional(),
});

const finding = z.object({
  rule: text,
  severity: z.enum(['error', 'warning', 'info']),
  message: text,
  line,
  help: text,
});

const file = z.object({
  path,
  framework: text,
  role: z.enum(['tests', 'script', 'helper', 'benchmark-script']),
  reason: text,
  confidence: z.number().min(0).max(1),
  runnable: z.boolean(),
  kind: z.enum(testKinds).nullable(),
  kindReason: text.nullable(),
  tests: list(test),
  scenarios: list(scenario),
  load: z.object({
    durationSeconds: known,
    maxVUs: known,
    iterations: known,
  }),
  thresholds: list(threshold),
  checks: list(text),
  customMetrics: list(z.object({ name: text, type: text })),
  tags: words,
  requests: list(request),
  findings: list(finding),
  groups: list(text).optional(),
});

export const inventorySchema = z.object({
  schemaVersion: z.literal(1, {
    error: 'must be 1; use the command of this version',
  }),
  files: list(file),
  skipped: list(
    z.object({
      path,
      reason: z.enum([
        'too-large',
        'binary',
        'unreadable',
        'link',
        'too-deep',
        'analysis-stopped',
      ]),
      why: text,
    }),
  ).optional(),
  skippedTotal: z.number().int().min(0).optional(),
});

/** Its parts, to prove that they know every field. */
export const inventoryParts = { file, test, scenario, request, threshold };
