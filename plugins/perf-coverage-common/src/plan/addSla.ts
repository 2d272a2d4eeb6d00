import { stringify } from 'yaml';
import { readYaml } from '../documents';
import { editPlan, PlanEdit } from './editPlan';
import { planLimits } from './limits';
import { parsePlan } from './parsePlan';

/** An SLA as a plan writes it. @public */
export interface WrittenSla {
  name: string;
  metric: string;
  stat: string;
  /** Operator, figure and unit: `< 240ms`. */
  threshold: string;
  under?: string | null;
  on?: string | null;
}

/**
 * Puts an SLA into a plan below its capability; one of that name gets the new
 * limit and counts as agreed.
 *
 * @returns null where the plan has no such capability, or its text is not sound
 * @public
 */
export function addSla(
  text: string,
  capability: string,
  sla: WrittenSla,
): string | null {
  const before = parsePlan(text, '').plan;
  const at =
    before?.capabilities.findIndex(({ name }) => name === capability) ?? -1;
  if (!before || at < 0) return null;
  const known = before.capabilities[at].slas.findIndex(
    ({ name }) => name === sla.name,
  );
  if (known >= 0) return editPlan(text, agreeing(text, at, known, sla));
  return editPlan(text, [
    { op: 'add', path: ['capabilities', at, 'slas'], value: entryOf(sla) },
  ]);
}

/** The lines of an SLA, to be put below `slas:` of a capability. @public */
export function slaLines(sla: WrittenSla): string {
  return stringify([entryOf(sla)], { lineWidth: 0 });
}

function entryOf(sla: WrittenSla): Record<string, string> {
  const { name, metric, stat, threshold, under, on } = sla;
  return {
    name,
    metric,
    stat,
    threshold,
    ...(under ? { under } : {}),
    ...(on ? { on } : {}),
  };
}

/** The SLA is there already: its limit changes, and nobody only proposes it any more. */
function agreeing(
  text: string,
  capability: number,
  index: number,
  sla: WrittenSla,
): PlanEdit[] {
  const path = ['capabilities', capability, 'slas', index];
  const edits: PlanEdit[] = Object.entries(entryOf(sla)).map(
    ([key, value]) => ({ op: 'set', path: [...path, key], value }),
  );
  const value = readYaml(text, planLimits).value as {
    capabilities: { slas: { agreed?: boolean }[] }[];
  };
  return value.capabilities[capability].slas[index].agreed === false
    ? [...edits, { op: 'remove', path: [...path, 'agreed'] }]
    : edits;
}
