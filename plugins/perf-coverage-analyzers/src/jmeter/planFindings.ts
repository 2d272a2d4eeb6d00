import type { Finding } from 'backstage-plugin-perf-coverage-common';
import { isAssertion } from './assertions';
import { allOf, PlanElement, PlanFile, textOf } from './plan';
import { isAbsolute, PlanFiles } from './planFiles';
import { finding } from './rules';
import { isSampler, labelOf } from './samplers';
import { secretsOf } from './secretFindings';
import { hole, Variables } from './variables';
import { isThreadGroup, PlanVisits, upwards, Visit } from './visits';

/**
 * What is wrong with a plan.
 *
 * @param groups - all its thread groups, null where it only holds fragments
 */
export function planFindings(
  plan: PlanFile,
  groups: readonly PlanElement[] | null,
  run: PlanVisits,
  files: PlanFiles,
  variables: Variables,
): Finding[] {
  return [
    ...xmlFindings(plan, run),
    ...(groups ? groupFindings(plan, groups, run) : []),
    ...controllerFindings(plan, run, variables),
    ...dataFileFindings(plan, run.visits, files, variables),
    ...assertionFindings(run.visits),
    ...secretsOf(allOf(plan, one => one.enabled)),
  ];
}

function xmlFindings(
  { problem }: PlanFile,
  { truncated }: PlanVisits,
): Finding[] {
  if (problem?.type === 'malformed') {
    return [
      finding(
        'jmeter/malformed-xml',
        `The XML is not well-formed: ${problem.message}`,
        problem.line,
      ),
    ];
  }
  if (problem) {
    return [
      finding(
        'jmeter/too-large',
        `The plan was read only in part: ${problem.message}`,
        problem.line,
      ),
    ];
  }
  return truncated
    ? [finding('jmeter/too-large', 'The plan was read only in part', 1)]
    : [];
}

function groupFindings(
  plan: PlanFile,
  groups: readonly PlanElement[],
  { visits }: PlanVisits,
): Finding[] {
  if (plan.problem) return [];
  if (groups.length === 0) {
    return [
      finding('jmeter/no-thread-group', 'The plan has no thread group', 1),
    ];
  }
  const running = visits.filter(visit => isThreadGroup(visit.element));
  if (running.length === 0) {
    const which =
      groups.length === 1 ? 'the only one is' : `all ${groups.length} are`;
    return [
      finding(
        'jmeter/nothing-enabled',
        `No thread group is enabled: ${which} disabled, or the plan is`,
        groups[0].line,
      ),
    ];
  }
  const filled = new Set<PlanElement>();
  for (const visit of visits) {
    if (!isSampler(visit.element) && !leadsAway(visit)) continue;
    for (const above of upwards(visit.parent)) filled.add(above.element);
  }
  return running
    .filter(visit => !filled.has(visit.element))
    .map(({ element }) =>
      finding(
        'jmeter/empty-thread-group',
        `The thread group '${element.name}' has no sampler`,
        element.line,
      ),
    );
}

/** A controller whose target is told of in a finding of its own. */
function leadsAway({ element }: Visit): boolean {
  return (
    element.type === 'ModuleController' || element.type === 'IncludeController'
  );
}

function controllerFindings(
  plan: PlanFile,
  { lostModules, lostIncludes }: PlanVisits,
  variables: Variables,
): Finding[] {
  const own = (lost: { visit: Visit }) => lost.visit.plan === plan;
  return [
    ...lostModules
      .filter(own)
      .map(({ visit: { element }, wanted }) =>
        finding(
          'jmeter/lost-module',
          wanted === ''
            ? `The module controller '${labelOf(
                element,
                variables,
              )}' names no element`
            : `The module controller '${labelOf(
                element,
                variables,
              )}' looks for '${wanted}'`,
          element.line,
        ),
      ),
    ...lostIncludes
      .filter(own)
      .filter(({ wanted }) => !isAbsolute(wanted) && !wanted.includes('$'))
      .map(({ visit: { element }, wanted }) =>
        finding(
          'jmeter/missing-include',
          `The include controller '${labelOf(
            element,
            variables,
          )}' finds no file '${wanted}'`,
          element.line,
        ),
      ),
  ];
}

function dataFileFindings(
  plan: PlanFile,
  visits: readonly Visit[],
  files: PlanFiles,
  variables: Variables,
): Finding[] {
  /** One for each file, where it is named first. */
  const findings = new Map<string, Finding>();
  for (const { element, plan: file } of visits) {
    if (element.type !== 'CSVDataSet' || file !== plan) continue;
    const name = variables.evaluate(textOf(element, 'filename')).trim();
    if (name === '' || name.includes(hole) || isAbsolute(name)) continue;
    if (!findings.has(name) && files.find(plan.path, name) === null) {
      findings.set(
        name,
        finding(
          'jmeter/missing-data-file',
          `The CSV Data Set '${labelOf(
            element,
            variables,
          )}' finds no file '${name}'`,
          element.line,
        ),
      );
    }
  }
  return [...findings.values()];
}

/** Scripts fail a sample themselves. */
const failsInScript =
  /setSuccessful\s{0,5}\(|AssertionResult\b|setFailure\s{0,5}\(/;

function assertionFindings(visits: readonly Visit[]): Finding[] {
  const sends = visits.find(
    visit =>
      isSampler(visit.element) &&
      visit.element.type !== 'TestAction' &&
      [...upwards(visit.parent)].some(above => isThreadGroup(above.element)),
  );
  if (!sends) return [];
  const asserts = visits.some(
    ({ element }) =>
      isAssertion(element) ||
      [...element.properties.values()].some(property =>
        failsInScript.test(property.text.slice(0, 200_000)),
      ),
  );
  return asserts
    ? []
    : [
        finding(
          'jmeter/asserts-nothing',
          'The plan has samplers, but no assertion about what they get',
          sends.plan === visits[0].plan ? sends.element.line : 1,
        ),
      ];
}
