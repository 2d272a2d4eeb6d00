import { compileGlobs } from '../plan/glob';
import {
  ApiOperations,
  AskedBy,
  AssessedCapability,
  PerformancePlan,
  PlanCapability,
  PlanSla,
  PlanWaiver,
  TestKind,
  testKinds,
} from '../vocabulary';
import { AssessmentInputs } from './inputs';
import { ExercisedOperation } from './operations';
import { PolicyRule } from './policy';
import { TestUnit } from './testUnits';

/** A capability with what belongs to it, before anything is judged. */
export interface CapabilityScope {
  capability: PlanCapability;
  source: AssessedCapability['source'];
  /** Of `testKinds`, in that order, without waived ones. */
  kinds: TestKind[];
  units: TestUnit[];
  operations: ExercisedOperation[];
  excludedBecause: string | null;
  /** Who asks for what. */
  askedBy: { kinds: AskedBy; operations: AskedBy; slas: AskedBy };
  /** The policy asks for an SLA, and the capability has none. */
  lacksSla: boolean;
}

/** The capabilities of the plan; where it names none, those that the policy sees. */
export function capabilitiesOf(
  inputs: AssessmentInputs,
  rule: PolicyRule,
  units: readonly TestUnit[],
  operations: readonly ExercisedOperation[],
  apis: readonly ApiOperations[],
  today: string,
): CapabilityScope[] {
  const plan = inputs.plan?.plan;
  const counted = operations.filter(
    ({ assessed }) => assessed.excludedBecause === undefined,
  );
  return withOperationSlas(
    inputs.plan && plan && plan.capabilities.length > 0
      ? planned(inputs.plan, rule, units, counted, apis, today)
      : derived(inputs, rule, units, counted, apis),
  );
}

/**
 * Adds the SLAs that API documents state of operations, each to the first
 * capability that has the operation and says nothing of that figure itself.
 */
function withOperationSlas(scopes: CapabilityScope[]): CapabilityScope[] {
  const placed = new Set<PlanSla>();
  return scopes.map(scope => {
    const known = new Set(
      scope.capability.slas.map(({ on, metric, stat }) =>
        JSON.stringify([on, metric, stat]),
      ),
    );
    const added = scope.operations
      .flatMap(({ operation }) => operation.slas ?? [])
      .filter(
        sla =>
          !placed.has(sla) &&
          !known.has(JSON.stringify([sla.on, sla.metric, sla.stat])),
      );
    if (added.length === 0 || scope.excludedBecause !== null) return scope;
    for (const sla of added) placed.add(sla);
    return {
      ...scope,
      lacksSla: false,
      capability: {
        ...scope.capability,
        slas: [...scope.capability.slas, ...added],
      },
    };
  });
}

function askedByRule(rule: PolicyRule): AskedBy {
  return {
    source: 'policy',
    rule: rule.name,
    why: `The policy asks ${rule.asks}.`,
  };
}

function planned(
  { plan, file }: { plan: PerformancePlan; file: string },
  rule: PolicyRule,
  units: readonly TestUnit[],
  operations: readonly ExercisedOperation[],
  apis: readonly ApiOperations[],
  today: string,
): CapabilityScope[] {
  return plan.capabilities.map(capability => {
    const waivers = plan.waivers.filter(
      waiver =>
        waiver.capability === capability.name && isInForce(waiver, today),
    );
    const whole = waivers.find(waiver => waiver.kinds.length === 0);
    const waived = new Set(waivers.flatMap(waiver => waiver.kinds));
    const required = capability.requiresByPolicy
      ? rule.requires
      : capability.requires;
    const byPlan = (asks: string): AskedBy => ({
      source: 'plan',
      rule: null,
      why: `The capability “${capability.title}” ${asks}.`,
      place: { file, line: capability.line },
    });
    const lacksSla = rule.slas === true && capability.slas.length === 0;
    const matchesTest = compileGlobs(capability.evidence.tests);
    const matchesOperation = operationGlobs(capability.evidence.operations);
    return {
      capability,
      source: 'plan',
      kinds: testKinds.filter(
        kind => required.includes(kind) && !waived.has(kind),
      ),
      units: units.filter(unit => belongs(unit, capability, matchesTest)),
      operations: operations.filter(({ operation }) =>
        matchesOperation(
          operation.method,
          pathsOf(operation.path, operation.api, apis),
        ),
      ),
      excludedBecause: whole ? waiverText(whole) : null,
      askedBy: {
        kinds: capability.requiresByPolicy
          ? askedByRule(rule)
          : byPlan('requires this kind of test'),
        operations: byPlan('counts this operation'),
        slas: lacksSla ? askedByRule(rule) : byPlan('states this SLA'),
      },
      lacksSla,
    };
  });
}

/** An excluding glob on any of a test's names keeps it out. */
function belongs(
  unit: TestUnit,
  capability: PlanCapability,
  matches: (text: string) => boolean,
): boolean {
  const excludes = capability.evidence.tests
    .filter(glob => glob.startsWith('!'))
    .map(glob => glob.slice(1));
  const excluded =
    excludes.length > 0 && unit.names.some(compileGlobs(excludes));
  return !excluded && unit.names.some(matches);
}

function operationGlobs(
  patterns: readonly string[],
): (method: string, paths: readonly string[]) => boolean {
  const globs = patterns.map(pattern => {
    const excludes = pattern.startsWith('!');
    const [method, path] = pattern
      .slice(excludes ? 1 : 0)
      .trim()
      .split(/ +/, 2);
    return {
      excludes,
      method: method.toUpperCase(),
      matches: compileGlobs([path]),
    };
  });
  return (method, paths) => {
    const fitting = globs.filter(
      glob =>
        (glob.method === '*' || glob.method === method) &&
        paths.some(path => glob.matches(path)),
    );
    return fitting.length > 0 && !fitting.some(glob => glob.excludes);
  };
}

/** A plan may name an operation with or without the API's base path. */
function pathsOf(
  path: string,
  api: string,
  apis: readonly ApiOperations[],
): string[] {
  const basePaths = apis
    .filter(candidate => candidate.api === api)
    .flatMap(candidate => candidate.basePaths);
  return [path, ...basePaths.map(basePath => basePath + path)];
}

/** A waiver holds through its last day. */
function isInForce(waiver: PlanWaiver, today: string): boolean {
  return waiver.until === null || waiver.until >= today;
}

function waiverText(waiver: PlanWaiver): string {
  return waiver.until === null
    ? waiver.reason
    : `${waiver.reason} (until ${waiver.until})`;
}

/** One capability for the component itself, and one for each of its APIs. */
function derived(
  { component }: AssessmentInputs,
  rule: PolicyRule,
  units: readonly TestUnit[],
  operations: readonly ExercisedOperation[],
  apis: readonly ApiOperations[],
): CapabilityScope[] {
  const because = `The policy asks ${rule.asks}.`;
  const withOperations = rule.operations
    ? apis.filter(api => api.operations.length > 0)
    : [];
  const byRule = askedByRule(rule);
  const common = {
    askedBy: { kinds: byRule, operations: byRule, slas: byRule },
    lacksSla: false,
  };
  const scopes: CapabilityScope[] = [];
  // Where there are APIs, it is they that need SLAs.
  const lacksSla = rule.slas === true && withOperations.length === 0;
  if (rule.requires.length > 0 || withOperations.length === 0) {
    scopes.push({
      capability: unplanned('component', component.title, rule),
      source: 'policy',
      kinds: testKinds.filter(kind => rule.requires.includes(kind)),
      units: [...units],
      operations: [],
      excludedBecause:
        rule.requires.length === 0 && !lacksSla ? because : null,
      ...common,
      lacksSla,
    });
  }
  const names = new Set(['component']);
  for (const api of withOperations) {
    const own = operations.filter(({ operation }) => operation.api === api.api);
    scopes.push({
      capability: unplanned(
        uniqueName(`api-${slug(api.api)}`, names),
        api.title ?? api.api,
        rule,
      ),
      source: 'api',
      kinds: [],
      units: [...units],
      operations: own,
      excludedBecause: null,
      ...common,
      lacksSla: rule.slas === true,
    });
  }
  return scopes;
}

function unplanned(
  name: string,
  title: string,
  rule: PolicyRule,
): PlanCapability {
  return {
    name,
    title,
    impact: rule.impact ?? 'medium',
    rationale: `The policy asks ${rule.asks}.`,
    evidence: { operations: [], tests: [] },
    requires: [],
    slas: [],
    estimate: null,
    phase: null,
    assignee: null,
    dependsOn: [],
    line: 1,
  };
}

/** `api:default/Shop API` → `shop-api` */
function slug(api: string): string {
  const name = api.slice(Math.max(api.lastIndexOf('/'), api.indexOf(':')) + 1);
  return (
    name
      .toLocaleLowerCase('en-US')
      .split(/[^a-z0-9]+/)
      .filter(part => part.length > 0)
      .join('-')
      .slice(0, 50) || 'document'
  );
}

function uniqueName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}-${count}`;
  taken.add(name);
  return name;
}
