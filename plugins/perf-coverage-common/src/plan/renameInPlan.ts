import { PlanEdit } from './editPlan';

type Named = { [key: string]: unknown };

function listOf(value: unknown, key: string): Named[] {
  const list = isNamed(value) ? value[key] : undefined;
  return Array.isArray(list)
    ? list.map(entry => (isNamed(entry) ? entry : {}))
    : [];
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The changes that give a capability, work item or phase another name wherever
 * the plan speaks of it: in waivers, dependencies and phases.
 *
 * @param value - the plan as plain data, of whatever shape it is by now
 * @public
 */
export function renameInPlan(
  value: unknown,
  list: 'capabilities' | 'work' | 'phases',
  index: number,
  to: string,
): PlanEdit[] {
  const from = listOf(value, list)[index]?.name;
  const edits: PlanEdit[] = [
    { op: 'set', path: [list, index, 'name'], value: to },
  ];
  if (typeof from !== 'string' || from === '') return edits;
  for (const place of ['capabilities', 'work'] as const) {
    listOf(value, place).forEach((entry, at) => {
      if (list === 'phases') {
        if (entry.phase === from) {
          edits.push({ op: 'set', path: [place, at, 'phase'], value: to });
        }
        return;
      }
      const names = entry.dependsOn;
      if (!Array.isArray(names)) return;
      names.forEach((name, position) => {
        if (name !== from) return;
        const path = [place, at, 'dependsOn', position];
        edits.push({ op: 'set', path, value: to });
      });
    });
  }
  if (list === 'capabilities') {
    listOf(value, 'waivers').forEach((waiver, at) => {
      if (waiver.capability === from) {
        edits.push({
          op: 'set',
          path: ['waivers', at, 'capability'],
          value: to,
        });
      }
    });
  }
  return edits;
}
