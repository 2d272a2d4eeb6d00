import { Impact, Priority } from '../vocabulary';

/**
 * How bad a gap is by itself:
 *
 * - `harm`: users feel it now
 * - `blind`: nothing at all is known
 * - `part`: something is known, part is missing
 * - `loose`: an end that has to be tied up
 *
 * @public
 */
export type Severity = 'harm' | 'blind' | 'part' | 'loose';

/**
 * Priority by severity of the gap and impact of its capability.
 *
 * @public
 */
export const priorityTable: Readonly<
  Record<Severity, Readonly<Record<Impact, Priority>>>
> = {
  harm: { high: 'critical', medium: 'high', low: 'moderate' },
  blind: { high: 'critical', medium: 'moderate', low: 'low' },
  part: { high: 'high', medium: 'moderate', low: 'low' },
  loose: { high: 'moderate', medium: 'low', low: 'low' },
};

/** A portal's own priorities; what it leaves out is that of the table. @public */
export type PriorityOverrides = {
  readonly [S in Severity]?: { readonly [I in Impact]?: Priority };
};

const sentences: Record<Severity, string> = {
  harm: 'what is asked for is broken now',
  blind: 'nothing is known about it',
  part: 'part of what is asked for is missing',
  loose: 'a loose end is left',
};

export function prioritize(
  severity: Severity,
  impact: Impact,
  overrides: PriorityOverrides = {},
): { priority: Priority; priorityWhy: string } {
  const own = overrides[severity]?.[impact];
  const priority = own ?? priorityTable[severity][impact];
  return {
    priority,
    priorityWhy: `${priority}, because ${
      sentences[severity]
    } and the impact of the capability is ${impact}${
      own ? ', as the portal’s policy ranks that' : ''
    }.`,
  };
}
