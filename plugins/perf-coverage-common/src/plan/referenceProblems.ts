import { nearest, YamlPath, YamlReading } from '../documents';
import { PerformancePlan, PlanProblem, priorities } from '../vocabulary';
import { claimSubjects, readClaimSubject } from './claimSubjects';

type Report = (
  severity: PlanProblem['severity'],
  path: YamlPath,
  message: string,
  suggestion: string | null,
) => void;

/** What does not fit together in a plan whose shape is right. */
export function referenceProblems(
  plan: PerformancePlan,
  reading: YamlReading,
  file: string,
): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const report: Report = (severity, path, message, suggestion) => {
    const { line, column } = reading.placeOf(path);
    problems.push({ severity, message, file, line, column, suggestion });
  };
  duplicateNames(plan, report);
  unknownPhases(plan, report);
  dependencies(plan, report);
  waivers(plan, report);
  phaseOrder(plan, report);
  claims(plan, report);
  return problems;
}

function duplicateNames(plan: PerformancePlan, report: Report) {
  const lists: [string, YamlPath[], string[]][] = [
    [
      'capability or work item',
      [
        ...plan.capabilities.map((_, i) => ['capabilities', i, 'name']),
        ...plan.work.map((_, i) => ['work', i, 'name']),
      ],
      [...plan.capabilities, ...plan.work].map(entry => entry.name),
    ],
    [
      'phase',
      plan.phases.map((_, i) => ['phases', i, 'name']),
      plan.phases.map(phase => phase.name),
    ],
    ...plan.capabilities.map(
      (capability, at): [string, YamlPath[], string[]] => [
        `SLA of ${capability.name}`,
        capability.slas.map((_, i) => ['capabilities', at, 'slas', i, 'name']),
        capability.slas.map(sla => sla.name),
      ],
    ),
  ];
  for (const [what, paths, names] of lists) {
    const seen = new Set<string>();
    names.forEach((name, index) => {
      if (seen.has(name)) {
        report(
          'error',
          paths[index],
          `A second ${what} is named "${name}"`,
          'Give it another name: names decide the identity of gaps',
        );
      }
      seen.add(name);
    });
  }
}

function unknownName(
  report: Report,
  path: YamlPath,
  what: string,
  name: string,
  known: readonly string[],
) {
  const near = nearest(name, known);
  let mend = `Known: ${known.join(', ')}`;
  if (near) mend = `Did you mean "${near}"?`;
  else if (known.length === 0) mend = `The plan names no ${what} at all`;
  report('error', path, `There is no ${what} named "${name}"`, mend);
}

function unknownPhases(plan: PerformancePlan, report: Report) {
  const known = plan.phases.map(phase => phase.name);
  for (const list of ['capabilities', 'work'] as const) {
    plan[list].forEach((entry, index) => {
      if (entry.phase !== null && !known.includes(entry.phase)) {
        unknownName(
          report,
          [list, index, 'phase'],
          'phase',
          entry.phase,
          known,
        );
      }
    });
  }
}

function dependencies(plan: PerformancePlan, report: Report) {
  const places = new Map<string, YamlPath>();
  const edges = new Map<string, string[]>();
  const known = [...plan.capabilities, ...plan.work].map(entry => entry.name);
  for (const list of ['capabilities', 'work'] as const) {
    plan[list].forEach((entry, index) => {
      places.set(entry.name, [list, index, 'dependsOn']);
      edges.set(entry.name, entry.dependsOn);
      entry.dependsOn.forEach((name, at) => {
        if (!known.includes(name)) {
          unknownName(
            report,
            [list, index, 'dependsOn', at],
            'capability or work item',
            name,
            known,
          );
        }
      });
    });
  }
  const cycle = findCycle(edges);
  if (cycle) {
    report(
      'error',
      places.get(cycle[0]) ?? [],
      `dependsOn goes in a circle: ${[...cycle, cycle[0]].join(' → ')}`,
      'Take one of these dependencies out',
    );
  }
}

/** The first circle of the graph, without recursion. */
export function findCycle(
  edges: ReadonlyMap<string, readonly string[]>,
): string[] | null {
  const done = new Set<string>();
  for (const root of edges.keys()) {
    if (done.has(root)) continue;
    const path = [{ name: root, next: 0 }];
    const onPath = new Set([root]);
    while (path.length > 0) {
      const top = path[path.length - 1];
      const target = (edges.get(top.name) ?? [])[top.next++];
      if (target === undefined) {
        done.add(top.name);
        onPath.delete(top.name);
        path.pop();
      } else if (onPath.has(target)) {
        const names = path.map(step => step.name);
        return names.slice(names.indexOf(target));
      } else if (!done.has(target) && edges.has(target)) {
        path.push({ name: target, next: 0 });
        onPath.add(target);
      }
    }
  }
  return null;
}

function waivers(plan: PerformancePlan, report: Report) {
  const known = plan.capabilities.map(capability => capability.name);
  plan.waivers.forEach((waiver, index) => {
    const capability = plan.capabilities.find(
      candidate => candidate.name === waiver.capability,
    );
    if (!capability) {
      unknownName(
        report,
        ['waivers', index, 'capability'],
        'capability',
        waiver.capability,
        known,
      );
      return;
    }
    waiver.kinds.forEach((kind, at) => {
      if (!capability.requiresByPolicy && !capability.requires.includes(kind)) {
        report(
          'warning',
          ['waivers', index, 'kinds', at],
          `${waiver.capability} does not require ${kind}, so there is nothing to waive`,
          null,
        );
      }
    });
  });
}

function phaseOrder(plan: PerformancePlan, report: Report) {
  let last: string | null = null;
  plan.phases.forEach((phase, index) => {
    if (phase.start === null) return;
    if (last !== null && phase.start < last) {
      report(
        'warning',
        ['phases', index, 'start'],
        `The phase "${phase.name}" starts before the phase above it`,
        'Phases are worked on from top to bottom',
      );
    }
    last = phase.start;
  });
}

function claims(plan: PerformancePlan, report: Report) {
  const parts = new Set<string>([
    ...priorities,
    ...[...plan.capabilities, ...plan.work, ...plan.phases].map(
      entry => entry.name,
    ),
  ]);
  plan.claims.forEach((claim, index) => {
    const subject = readClaimSubject(claim.subject);
    const path = ['claims', index, 'subject'];
    if (subject === null) {
      const near = nearest(claim.subject, claimSubjects);
      report(
        'warning',
        path,
        `Nothing is known about the subject "${claim.subject}", so the claim can't be checked`,
        near
          ? `Did you mean "${near}"?`
          : `Known: ${claimSubjects.join(', ')}, tests:…, effort:…`,
      );
    } else if (
      subject.of === 'effort' &&
      subject.part !== null &&
      !parts.has(subject.part)
    ) {
      report(
        'warning',
        path,
        `"${subject.part}" is no capability, work item, phase or priority, so the claim can't be checked`,
        null,
      );
    }
  });
}
