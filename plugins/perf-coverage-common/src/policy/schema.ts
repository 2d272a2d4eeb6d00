import { z } from 'zod';
import { impacts, priorities, testKinds } from '../vocabulary';

const maxEntries = 200;
const texts = () => z.array(z.string().trim().min(1).max(200)).max(maxEntries);

/** `P30D`, `P4W`, `P1M`, as in the plan. */
const freshness = () =>
  z.string().regex(/^P[1-9]\d{0,3}[DWM]$/, {
    error: 'A freshness is an ISO duration such as P30D, P4W or P1M',
  });

const rule = z.strictObject({
  name: z
    .string()
    .max(63)
    .regex(/^[a-z0-9][a-z0-9._-]*$/, {
      error: 'Names are lower-case letters, digits, "-", "_" and "."',
    }),
  asks: z.string().trim().min(1).max(500).optional(),
  kinds: texts().optional(),
  types: texts().optional(),
  lifecycles: texts().optional(),
  tags: texts().optional(),
  systems: texts().optional(),
  requires: z.array(z.enum(testKinds)).max(maxEntries).optional(),
  operations: z.boolean().optional(),
  slas: z.boolean().optional(),
  impact: z.enum(impacts).optional(),
  freshness: freshness().optional(),
});

const priority = () => z.enum(priorities).optional();
const ranks = z.strictObject({
  high: priority(),
  medium: priority(),
  low: priority(),
});

/** The shape of `perfCoverage.policy`. */
export const policySchema = z.strictObject({
  freshness: freshness().optional(),
  maxCommitsBehind: z.number().int().min(0).max(10_000).optional(),
  rules: z.array(rule).max(maxEntries).optional(),
  defaultRules: z.boolean().optional(),
  priorities: z
    .strictObject({
      harm: ranks.optional(),
      blind: ranks.optional(),
      part: ranks.optional(),
      loose: ranks.optional(),
    })
    .optional(),
});

export type PolicyFile = z.infer<typeof policySchema>;
