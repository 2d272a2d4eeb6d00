import { z } from 'zod';
import { InputError } from '@backstage/errors';
import { parseEstimate } from '../effort';
import { impacts, priorities, testKinds } from '../vocabulary';
import { isRealDate } from './dates';
import { readThreshold } from './threshold';
import { planVersion } from './versions';

/** Longest text of a single field, in characters. */
const maxText = 2_000;
/** Most entries of a list. */
const maxEntries = 500;

const text = () => z.string().trim().min(1).max(maxText);
const list = <T extends z.ZodType>(of: T) => z.array(of).max(maxEntries);

const name = () =>
  z
    .string()
    .max(63)
    .regex(/^[a-z0-9][a-z0-9._-]*$/, {
      error: 'Names are lower-case letters, digits, "-", "_" and "."',
    })
    .describe('Stable name, used in links and gap ids');

const estimate = () =>
  z
    .string()
    .max(60)
    .superRefine((written, context) => {
      try {
        parseEstimate(written);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        context.addIssue({ code: 'custom', message: error.message });
      }
    })
    .meta({
      description: 'Hours or days of work as an 80 % interval',
      examples: ['15-20h', '2-3d', '10/15/30h', '8h'],
    });

const date = () =>
  z
    .string()
    .max(30)
    .refine(isRealDate, {
      error: 'Dates are written YYYY-MM-DD and must exist',
    })
    .meta({ description: 'A day, YYYY-MM-DD', format: 'date' });

const person = () =>
  z
    .string()
    .max(200)
    .regex(
      /^(?:[uU]ser|[gG]roup):(?:[a-zA-Z0-9._-]{1,63}\/)?[a-zA-Z0-9._-]{1,63}$/,
      {
        error:
          'An assignee is an entity reference such as user:default/ada or group:default/team-a',
      },
    )
    .describe('Entity reference of a user or group');

const kind = () => z.enum(testKinds);

const sla = z
  .strictObject({
    name: text().describe('For people; unique within the capability'),
    metric: text().describe(
      'duration, error rate, throughput, or a tool’s own metric',
    ),
    stat: z
      .string()
      .regex(/^(?:p\d{1,2}(?:\.\d{1,3})?|avg|min|med|max|rate|count|value)$/, {
        error:
          'A statistic is p50, p95, p99.9 and the like, or one of avg, min, med, max, rate, count, value',
      })
      .optional()
      .describe(
        'Default: p95 of a duration, rate of an error rate or throughput, else value',
      ),
    threshold: text()
      .max(60)
      .describe("Operator, figure and unit: '< 5s', '<= 10', '> 50/s', '< 1%'"),
    under: text().optional().describe('The load under which it holds'),
    on: text()
      .optional()
      .describe('Operation (GET /x), test or scenario that it is measured on'),
    agreed: z
      .boolean()
      .optional()
      .describe('false: only proposed, which counts as not defined'),
  })
  .superRefine((value, context) => {
    const reading = readThreshold(value.threshold, value.metric);
    if (!reading.ok) {
      context.addIssue({
        code: 'custom',
        path: ['threshold'],
        message: reading.message,
        params: { suggestion: reading.suggestion },
      });
    }
  });

const capability = z.strictObject({
  name: name(),
  title: text().optional(),
  impact: z
    .enum(impacts)
    .optional()
    .describe('What it means to the business if it is slow; default medium'),
  rationale: text().optional(),
  evidence: z
    .strictObject({
      operations: list(
        z
          .string()
          .max(maxText)
          .regex(/^!?(?:\*|[A-Za-z]{3,12}) +\/\S*$/, {
            error:
              'An operation is a method (or *) and a path glob, such as "GET /api/swaps/**"',
          }),
      ).optional(),
      tests: list(text())
        .optional()
        .describe('Globs on path, path::test or framework:name'),
    })
    .optional()
    .describe('What belongs to the capability; a leading ! excludes'),
  requires: list(kind())
    .optional()
    .describe('Kinds of test that it needs; default: the policy’s'),
  slas: list(sla).optional(),
  estimate: estimate().optional(),
  phase: text().optional().describe('Name of a phase below'),
  assignee: person().optional(),
  dependsOn: list(text()).optional(),
});

const work = z
  .strictObject({
    name: name(),
    title: text().optional(),
    estimate: estimate().optional(),
    phase: text().optional(),
    assignee: person().optional(),
    dependsOn: list(text()).optional(),
    priority: z.enum(priorities).optional().describe('Default moderate'),
  })
  .describe('Work that closes no gap');

const phase = z.strictObject({
  name: name(),
  title: text().optional(),
  goal: text().optional(),
  start: date().optional().describe('Default: the end of the phase before'),
  weeks: z.number().positive().max(104),
});

const waiver = z.strictObject({
  capability: text(),
  kinds: list(kind())
    .optional()
    .describe('Narrows the waiver to these kinds of test'),
  reason: text(),
  until: date().optional().describe('Last day on which it holds'),
});

const claim = z
  .strictObject({
    subject: text(),
    value: z.union([text(), z.number()]),
    source: text().optional(),
  })
  .describe('A figure of a hand-written report, to be held against evidence');

/**
 * The shape of `perf-coverage.yaml` as people write it. The checks of the
 * parser and the JSON Schema for editors both come from here.
 */
export const planFileSchema = z
  .strictObject({
    apiVersion: z.literal(planVersion),
    kind: z.literal('PerformancePlan'),
    component: z
      .string()
      .max(200)
      .regex(
        /^(?:[a-zA-Z]{1,63}:)?(?:[a-zA-Z0-9._-]{1,63}\/)?[a-zA-Z0-9._-]{1,63}$/,
        {
          error:
            'A component is an entity reference such as component:default/web',
        },
      )
      .optional(),
    policy: z
      .strictObject({
        freshness: z
          .string()
          .regex(/^P[1-9]\d{0,3}[DWM]$/, {
            error: 'A freshness is an ISO duration such as P30D, P4W or P1M',
          })
          .optional()
          .describe('Evidence older than this is stale'),
      })
      .optional(),
    prefixes: list(
      z
        .string()
        .max(maxText)
        .regex(/^\/\S+$/, {
          error:
            'A prefix is a path that starts with "/", such as /gateway/shop',
        }),
    )
      .optional()
      .describe(
        'Path prefixes that gateways put in front of the component’s APIs',
      ),
    openslo: list(text())
      .optional()
      .describe('Globs of OpenSLO v1 files whose SLOs count as SLAs'),
    capabilities: list(capability).optional(),
    work: list(work).optional(),
    phases: list(phase).optional(),
    team: z
      .strictObject({
        engineers: z.number().positive().max(1000).optional(),
        hoursPerWeek: z.number().positive().max(168).optional(),
      })
      .optional(),
    waivers: list(waiver).optional(),
    claims: list(claim).optional(),
  })
  .meta({
    title: 'Performance plan',
    description: 'What a component has to perform, and how that gets tested',
  });

/** A plan file whose shape is right. */
export type PlanFile = z.infer<typeof planFileSchema>;

/**
 * The JSON Schema of `perf-coverage.yaml` for editors (draft 2020-12). It holds
 * the shape; references between parts and dates are checked by `parsePlan`.
 *
 * @public
 */
export function planJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(planFileSchema, {
    io: 'input',
  }) as Record<string, unknown>;
}
