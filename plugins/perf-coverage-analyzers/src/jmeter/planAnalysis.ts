import type {
  InventoryFile,
  Scenario,
  SourceRequest,
} from 'backstage-plugin-perf-coverage-common';
import { emptyInventoryFile } from '../inventoryFile';
import { judgeLoadKind } from '../kind';
import { checksOf, thresholdsOf } from './assertions';
import { define } from './definitions';
import { allOf, PlanFile, textOf } from './plan';
import { PlanFiles } from './planFiles';
import { planFindings } from './planFindings';
import { planLoad } from './planLoad';
import { labelOf, requestOf } from './samplers';
import { scenarioOf } from './threadGroups';
import { Variables } from './variables';
import {
  isFragment,
  isThreadGroup,
  Visit,
  visitFragments,
  visitPlan,
} from './visits';

/** Requests that are kept of one plan. */
const maxRequests = 20_000;

/**
 * The inventory's view of a plan.
 *
 * @param included - the plans that it includes, by path
 * @param properties - JMeter's properties as far as they are given
 */
export function analysePlan(
  plan: PlanFile,
  files: PlanFiles,
  included: ReadonlyMap<string, PlanFile>,
  properties: ReadonlyMap<string, string>,
): InventoryFile {
  const run = visitPlan(plan, wanted => {
    const path = files.find(plan.path, wanted);
    return path === null ? undefined : included.get(path);
  });
  const groups = allOf(plan, isThreadGroup);
  const isHelper = groups.length === 0 && allOf(plan, isFragment).length > 0;
  const fragments = visitFragments(plan);
  const variables = new Variables(properties);
  for (const { element } of isHelper
    ? [...run.visits, ...fragments]
    : run.visits) {
    define(element, variables);
  }

  const scenarios: Scenario[] = run.visits
    .filter(visit => isThreadGroup(visit.element))
    .map(({ element }) =>
      scenarioOf(element, labelOf(element, variables), variables),
    );
  const load = planLoad(scenarios, isSerialized(plan));
  const requests = requestsOf(run.visits, fragments, variables);
  const findings = planFindings(
    plan,
    isHelper ? null : groups,
    run,
    files,
    variables,
  );
  const kind = judgeLoadKind('JMeter', {
    path: plan.path,
    tags: {},
    scenarioTags: [],
    scenarios,
    load,
  });
  return emptyInventoryFile({
    path: plan.path,
    framework: 'jmeter',
    role: isHelper ? 'helper' : 'script',
    reason: isHelper
      ? 'it holds test fragments of JMeter'
      : 'it is a test plan of JMeter',
    confidence: 1,
    runnable: findings.every(one => one.severity !== 'error'),
    kind: isHelper ? null : kind.kind,
    kindReason: isHelper ? null : kind.kindReason,
    scenarios,
    load,
    thresholds: thresholdsOf(run.visits, variables),
    checks: checksOf(run.visits, variables),
    requests,
    findings,
  });
}

function isSerialized(plan: PlanFile): boolean {
  return plan.roots.some(
    root => textOf(root, 'TestPlan.serialize_threadgroups').trim() === 'true',
  );
}

/** What the run sends, and what fragments would send that it does not reach. */
function requestsOf(
  visits: readonly Visit[],
  fragments: readonly Visit[],
  variables: Variables,
): SourceRequest[] {
  const requests = new Map<string, SourceRequest>();
  const places = new Set<string>();
  const add = (visit: Visit, reached: boolean) => {
    const place = `${visit.plan.path}:${visit.element.line}`;
    if (!reached && places.has(place)) return;
    const request = requestOf(visit, variables);
    if (!request) return;
    if (reached) places.add(place);
    const key = `${place} ${request.method} ${request.path}`;
    const known = requests.get(key);
    if (known) known.reachable ||= request.reachable;
    else if (requests.size < maxRequests) requests.set(key, request);
  };
  visits.forEach(visit => add(visit, true));
  fragments.forEach(visit => add(visit, false));
  return [...requests.values()];
}
