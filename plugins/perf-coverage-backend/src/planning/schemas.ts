import {
  estimateFactors,
  EstimateRange,
  maxEstimateHours,
  parseEstimate,
  testKinds,
} from 'backstage-plugin-perf-coverage-common';
import { toError } from '@backstage/errors';
import { z } from 'zod';

/** Absences of one person, or holidays of one group. */
const mostAbsences = 2000;
const mostAbsenceDays = 366;
const dayMs = 24 * 60 * 60 * 1000;

const withoutNul = (text: string) => !text.includes('\0');
const nul = { error: 'must not contain the character NUL' };

/** Some text for people, without blanks around it. */
export function someText(most: number) {
  return z
    .string({ error: 'must be text' })
    .trim()
    .min(1, { error: 'must not be empty' })
    .max(most, { error: `must have at most ${most} characters` })
    .refine(withoutNul, nul);
}

export const dateSchema = z.iso
  .date({ error: 'must be a day like 2026-12-31' })
  .refine(day => day >= '2000-01-01' && day < '2100-01-01', {
    error: 'must lie between 2000 and 2099',
  });

export const personSchema = z
  .string({ error: 'must be a reference such as user:default/ada' })
  .max(512, { error: 'must have at most 512 characters' })
  .regex(/^(user|group):[^\s:/]+\/[^\s:/]+$/i, {
    error:
      'must be the reference of a user or group, such as user:default/ada or group:default/care',
  })
  .refine(withoutNul, nul)
  .transform(ref => ref.toLocaleLowerCase('en-US'));

const hours = z
  .number({ error: 'must be hours, as a number' })
  .min(0, { error: 'must not be negative: hours start at 0' })
  .max(maxEstimateHours, {
    error: `must be at most ${maxEstimateHours} hours: split the work, or check the figure`,
  });

const rangeSchema = z
  .strictObject({ low: hours, high: hours, likely: hours.optional() })
  .superRefine(({ low, high, likely }, context) => {
    const rising = likely === undefined || (low <= likely && likely <= high);
    if (low > high || !rising) {
      context.addIssue({
        code: 'custom',
        message: `falls where it should rise: low ${low}, ${
          likely === undefined ? '' : `likely ${likely}, `
        }high ${high}; write the smaller figure first`,
      });
    } else if (high === 0) {
      context.addIssue({
        code: 'custom',
        message: 'is no work at all: give more than 0 hours, or null for none',
      });
    }
  });

/** Hours as a range or as written, such as `15-20h`. */
export const estimateSchema = z
  .unknown()
  .transform((input, context): EstimateRange => {
    if (typeof input === 'string') {
      try {
        return parseEstimate(input);
      } catch (error) {
        context.addIssue({ code: 'custom', message: toError(error).message });
        return z.NEVER;
      }
    }
    const range = rangeSchema.safeParse(input);
    if (range.success) return range.data;
    for (const { path, message } of range.error.issues) {
      context.addIssue({ code: 'custom', path, message });
    }
    return z.NEVER;
  });

const absenceSchema = z
  .strictObject({
    start: dateSchema,
    end: dateSchema,
    hours: z
      .number({ error: 'must be hours of each day' })
      .gt(0, { error: 'must be more than 0' })
      .max(24, { error: 'must be at most 24' })
      .optional(),
    title: z.string().max(200).refine(withoutNul, nul).optional(),
  })
  .superRefine(({ start, end }, context) => {
    const days = (Date.parse(end) - Date.parse(start)) / dayMs + 1;
    if (days < 1) {
      context.addIssue({
        code: 'custom',
        message: `ends on ${end}, before it begins on ${start}: exchange the days`,
      });
    } else if (days > mostAbsenceDays) {
      context.addIssue({
        code: 'custom',
        message: `lasts ${days} days, from ${start} to ${end}; at most ${mostAbsenceDays}: correct the dates, or give them no hours instead`,
      });
    }
  });

const absences = z
  .array(absenceSchema, { error: 'must be a list' })
  .max(mostAbsences, { error: `must have at most ${mostAbsences} entries` });

const weekday = z
  .number({ error: 'must be 1 (Monday) to 7 (Sunday)' })
  .int({ error: 'must be 1 (Monday) to 7 (Sunday)' })
  .min(1, { error: 'must be 1 (Monday) to 7 (Sunday)' })
  .max(7, { error: 'must be 1 (Monday) to 7 (Sunday)' });

export const capacitySchema = z.strictObject({
  hoursPerWeek: z
    .number({ error: 'must be hours a week' })
    .min(0, { error: 'must not be negative; 0 for nobody there' })
    .max(80, { error: 'must be at most 80 hours a week' })
    .optional(),
  share: z
    .number({ error: 'must be a share from 0 to 1' })
    .min(0, { error: 'must be a share from 0 to 1' })
    .max(1, { error: 'must be a share from 0 to 1, such as 0.5 for half' })
    .optional(),
  workingDays: z
    .array(weekday, { error: 'must be a list of weekdays' })
    .min(1, { error: 'must name one day at least; for none give 0 hours' })
    .transform(days => [...new Set(days)].sort((a, b) => a - b))
    .optional(),
  skills: z
    .array(
      z.enum(testKinds, { error: `must be one of ${testKinds.join(', ')}` }),
    )
    .max(testKinds.length)
    .optional(),
  absences: absences.optional(),
  holidays: absences.optional(),
});

export const configuredCapacitySchema = z.strictObject({
  holidays: absences.default([]),
  of: z
    .array(capacitySchema.extend({ entityRef: personSchema }))
    .max(5000)
    .default([]),
});

const phaseSchema = z.strictObject({
  name: someText(100),
  title: someText(200),
  goal: someText(1000).nullable(),
  start: dateSchema.nullable(),
  weeks: z
    .number({ error: 'must be a number of weeks' })
    .gt(0, { error: 'must be more than 0: a phase ends after it begins' })
    .max(520, { error: 'must be at most 520' }),
});

/** At most this many phases of a scope. */
const mostPhases = 50;
/** A draft with phases of its own says of each gap and other work of the scope in which it is. */
const mostAdjustments = 10_000;
const names = z.array(someText(512)).max(2000);

const factorText = `must be a number from ${estimateFactors.least} to ${estimateFactors.most}`;

const adjustmentSchema = z.strictObject({
  phase: someText(100).nullish(),
  assignee: personSchema.nullish(),
  start: dateSchema.nullish(),
  due: dateSchema.nullish(),
  estimate: estimateSchema.nullish(),
});

export const roadmapSettingsSchema = z.strictObject({
  engineers: z
    .number({ error: 'must be a whole number from 0 to 500' })
    .int({ error: 'must be a whole number' })
    .min(0, { error: 'must not be negative' })
    .max(500, { error: 'must be at most 500' })
    .optional(),
  hoursPerWeek: z
    .number({ error: 'must be hours a week, 0 to 80' })
    .min(0, { error: 'must not be negative' })
    .max(80, { error: 'must be at most 80' })
    .optional(),
  start: dateSchema.optional(),
  only: names.optional(),
  order: z.union([z.enum(['priority', 'shortest']), names]).optional(),
  estimateFactor: z
    .number({ error: factorText })
    .min(estimateFactors.least, { error: factorText })
    .max(estimateFactors.most, { error: factorText })
    .optional(),
  phases: z
    .array(phaseSchema)
    .max(mostPhases, { error: `must have at most ${mostPhases} phases` })
    .superRefine((phases, context) => {
      phases.forEach(({ name }, at) => {
        if (phases.findIndex(other => other.name === name) !== at) {
          context.addIssue({
            code: 'custom',
            path: [at, 'name'],
            message: `must be the only one: another phase is called ${name}`,
          });
        }
      });
    })
    .optional(),
  adjust: z
    .record(z.string().max(512), adjustmentSchema)
    .refine(adjust => Object.keys(adjust).length <= mostAdjustments, {
      error: `must have at most ${mostAdjustments} entries`,
    })
    .optional(),
});
