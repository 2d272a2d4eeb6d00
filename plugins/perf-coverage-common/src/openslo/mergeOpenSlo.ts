import { PerformancePlan, PlanProblem } from '../vocabulary';
import { OpenSloSla, readOpenSlo } from './readOpenSlo';

/**
 * Puts the SLOs of OpenSLO files into the plan that names them: each into the
 * capability that its annotation or its service names, else into the only one
 * there is. What the plan itself says of the same figure counts.
 *
 * @param files - those that the plan's `openslo` matches, in any order
 * @public
 */
export function mergeOpenSlo(
  plan: PerformancePlan,
  files: readonly { file: string; text: string }[],
): { plan: PerformancePlan; problems: PlanProblem[] } {
  const problems: PlanProblem[] = [];
  const added = new Map<string, OpenSloSla[]>();
  const sorted = [...files].sort((a, b) =>
    a.file < b.file ? -1 : Number(a.file > b.file),
  );
  for (const { file, text } of sorted) {
    const read = readOpenSlo(text, file);
    problems.push(...read.problems);
    for (const own of read.slas) {
      const name = capabilityFor(own, plan);
      if (name === null) problems.push(homeless(own, plan, file));
      else added.set(name, [...(added.get(name) ?? []), own]);
    }
  }
  return {
    problems,
    plan: {
      ...plan,
      capabilities: plan.capabilities.map(capability => {
        const taken = new Set(capability.slas.flatMap(keysOf));
        const slas = (added.get(capability.name) ?? []).flatMap(({ sla }) => {
          if (keysOf(sla).some(key => taken.has(key))) return [];
          keysOf(sla).forEach(key => taken.add(key));
          return [sla];
        });
        return { ...capability, slas: [...capability.slas, ...slas] };
      }),
    },
  };
}

/** Its name, and the figure that it limits. */
function keysOf(sla: OpenSloSla['sla']): string[] {
  return [
    JSON.stringify(['name', sla.name]),
    JSON.stringify([sla.metric, sla.stat, sla.on, sla.under]),
  ];
}

function capabilityFor(
  { capability, service }: OpenSloSla,
  { capabilities }: PerformancePlan,
): string | null {
  const names = capabilities.map(({ name }) => name);
  if (capability !== null)
    return names.includes(capability) ? capability : null;
  if (service !== null && names.includes(service)) return service;
  return names.length === 1 ? names[0] : null;
}

function homeless(
  { sla, capability }: OpenSloSla,
  { capabilities }: PerformancePlan,
  file: string,
): PlanProblem {
  return {
    severity: 'warning',
    message:
      capability === null
        ? `The SLO ${sla.name} does not count: it names no capability`
        : `The SLO ${sla.name} does not count: there is no capability named "${capability}"`,
    file,
    line: sla.line,
    column: 1,
    suggestion: `Add the annotation perf-coverage.io/capability: one of ${capabilities
      .map(({ name }) => name)
      .join(', ')}`,
  };
}
