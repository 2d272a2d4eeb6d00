import { itemsOf, PlanElement, PlanFile, textOf } from './plan';

/** An element at a place where a run would reach it, or where it just stands. */
export interface Visit {
  element: PlanElement;
  /** The file in which it is written. */
  plan: PlanFile;
  /** The element above, through module and include controllers. */
  parent: Visit | null;
  /** The enabled HTTP Request Defaults beside it. */
  defaults: readonly PlanElement[];
}

/** A controller that leads nowhere. */
export interface LostController {
  visit: Visit;
  /** Path of the file or names of the elements that were looked for. */
  wanted: string;
}

/** The tree of a plan as JMeter builds it for a run. */
export interface PlanVisits {
  visits: Visit[];
  lostModules: LostController[];
  lostIncludes: LostController[];
  /** Where the limits cut it short. */
  truncated: boolean;
}

const maxVisits = 200_000;
/** Controllers that lead to controllers. */
const maxJumps = 30;
/** Elements within one another, with those behind such controllers. */
const maxDepth = 1_000;

class PlanWalk {
  readonly result: PlanVisits = {
    visits: [],
    lostModules: [],
    lostIncludes: [],
    truncated: false,
  };
  private depth = 0;
  /** The controllers through which the walk came here. */
  private readonly jumps: PlanElement[] = [];

  constructor(
    private readonly included: (path: string) => PlanFile | undefined,
  ) {}

  enter(
    elements: readonly PlanElement[],
    file: PlanFile,
    parent: Visit | null,
  ): void {
    this.depth += 1;
    const enabled = elements.filter(one => one.enabled);
    const defaults = enabledDefaults(elements);
    for (const element of enabled) {
      if (this.depth > maxDepth || this.result.visits.length >= maxVisits) {
        this.result.truncated = true;
        break;
      }
      if (!isFragment(element)) {
        this.visit({ element, plan: file, parent, defaults });
      }
    }
    this.depth -= 1;
  }

  private visit(visit: Visit): void {
    const { element, plan } = visit;
    this.result.visits.push(visit);
    if (element.type === 'ModuleController') {
      this.jump(visit, () => this.runModule(visit));
    } else if (element.type === 'IncludeController') {
      this.jump(visit, () => this.runInclude(visit));
    } else {
      this.enter(element.children, plan, visit);
    }
  }

  /** A controller is not entered again from within itself. */
  private jump({ element }: Visit, run: () => void): void {
    if (this.jumps.includes(element)) return;
    if (this.jumps.length >= maxJumps) {
      this.result.truncated = true;
      return;
    }
    this.jumps.push(element);
    run();
    this.jumps.pop();
  }

  private runModule(visit: Visit): void {
    const names = modulePath(visit.element);
    const target = resolveModule(visit.plan, names);
    if (!target) {
      const wanted = names.slice(1).join(' / ');
      this.result.lostModules.push({ visit, wanted });
      return;
    }
    const run = { ...target, enabled: true };
    // A fragment is a controller like others to those who name it.
    if (isFragment(run)) run.type = 'GenericController';
    this.enter([run], visit.plan, visit);
  }

  private runInclude(visit: Visit): void {
    const wanted = textOf(
      visit.element,
      'IncludeController.includepath',
    ).trim();
    if (wanted === '') return;
    const file = this.included(wanted);
    if (!file) {
      this.result.lostIncludes.push({ visit, wanted });
      return;
    }
    const fragment = fragmentOf(file.roots);
    if (fragment) this.enter(fragment.children, file, visit);
  }
}

/**
 * Replaces what stands for something else and leaves out what is disabled
 * (JMeter.convertSubTree): a module controller runs the element that it names,
 * even a disabled one, an include controller the test fragment of its file.
 * Fragments are left out where they stand.
 *
 * @param included - the plan in the file that a plan names
 */
export function visitPlan(
  plan: PlanFile,
  included: (path: string) => PlanFile | undefined,
): PlanVisits {
  const walk = new PlanWalk(included);
  walk.enter(plan.roots.filter(isTestPlan), plan, null);
  return walk.result;
}

/** The fragments of a plan where they stand, whoever runs them. */
export function visitFragments(plan: PlanFile): Visit[] {
  const visits: Visit[] = [];
  const open = plan.roots
    .filter(isTestPlan)
    .map(element => ({ element, parent: null as Visit | null, within: false }));
  const defaultsOf = new Map<PlanElement, readonly PlanElement[]>();
  for (let next = open.pop(); next; next = open.pop()) {
    const { element, parent, within } = next;
    if (!element.enabled && !isFragment(element)) continue;
    const fragment = within || isFragment(element);
    const defaults = (parent && defaultsOf.get(parent.element)) ?? [];
    const visit: Visit = { element, plan, parent, defaults };
    if (fragment) visits.push(visit);
    defaultsOf.set(element, enabledDefaults(element.children));
    for (let index = element.children.length - 1; index >= 0; index -= 1) {
      const child = element.children[index];
      open.push({ element: child, parent: visit, within: fragment });
    }
  }
  return visits;
}

/** Forms of the elements whose settings samplers over HTTP take (HTTPSamplerBase.applies). */
const defaultsForms = new Set([
  '',
  'HttpDefaultsGui',
  'SimpleConfigGui',
  'UrlConfigGui',
]);

/** The elements of a list that give samplers over HTTP their settings. */
export function enabledDefaults(
  elements: readonly PlanElement[],
): PlanElement[] {
  return elements.filter(
    ({ enabled, type, form }) =>
      enabled && type === 'ConfigTestElement' && defaultsForms.has(form),
  );
}

function isTestPlan(element: PlanElement): boolean {
  return element.type === 'TestPlan';
}

export function isFragment(element: PlanElement): boolean {
  return element.type === 'TestFragmentController';
}

/** `SetupThreadGroup`, `UltimateThreadGroup`, … */
export function isThreadGroup(element: PlanElement): boolean {
  return /ThreadGroup$/.test(element.type);
}

/** Names from the root of the tree to the element that a module controller runs. */
function modulePath(element: PlanElement): string[] {
  return itemsOf(element, 'ModuleController.node_path').map(one => one.text);
}

/**
 * As ModuleController.traverse: the names lead from the test plan down, the
 * last one of several elements that fit counts, and another module controller
 * never does.
 */
function resolveModule(
  plan: PlanFile,
  names: readonly string[],
): PlanElement | undefined {
  let level = plan.roots;
  for (const [index, name] of names.slice(1).entries()) {
    const fitting = level.filter(
      one => one.name === name && one.type !== 'ModuleController',
    );
    if (index === names.length - 2) return fitting[fitting.length - 1];
    level = fitting.flatMap(one => one.children);
  }
  return undefined;
}

/** The first test fragment under the test plan, as IncludeController takes it. */
function fragmentOf(roots: readonly PlanElement[]): PlanElement | undefined {
  for (const root of roots) {
    if (isFragment(root)) return root;
    if (isTestPlan(root)) return root.children.find(isFragment);
  }
  return undefined;
}

/** Paths that the enabled or fragment elements of a plan include. */
export function includesOf(plan: PlanFile): string[] {
  const paths = new Set<string>();
  const open = [...plan.roots];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'IncludeController') {
      paths.add(textOf(next, 'IncludeController.includepath').trim());
    }
    open.push(...next.children);
  }
  paths.delete('');
  return [...paths];
}

/** The visits from one up to the root. */
export function* upwards(visit: Visit | null): Generator<Visit> {
  for (let at = visit; at; at = at.parent) yield at;
}
