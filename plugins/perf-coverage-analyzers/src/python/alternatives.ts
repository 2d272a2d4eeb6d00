import { asDocument } from '../graphql';
import { Expr, expressionsIn } from './ast';
import { isThere, returnedFor } from './called';
import { chosenFrom } from './calls';
import { LocalBinding } from './locals';
import { localsBefore, Scope } from './scope';
import { isDict, isList, itemsOf, Value } from './value';
import { evaluate } from './values';

const maxAlternatives = 40;
const maxChoices = 4;
/** Functions that what a function returns may come from. */
const maxNesting = 3;
/** Calls of functions with several ways out that are looked into for one request. */
const maxWays = 60;
const verb = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;

/**
 * The scopes in which expressions have different values: one per item of a loop
 * that they stand in, of a list that one is chosen from, per branch that
 * sets a name, and per text that a helper may return. Numbers and identities stay open, as they are no routes.
 * `[scope]` where nothing varies.
 */
export function alternativesOf(
  exprs: readonly Expr[],
  scope: Scope,
  depth = 0,
): Scope[] {
  if (depth === 0) {
    scope.project.fuel.ways = maxWays;
  }
  let scopes = [scope];
  for (let round = 0; round < maxChoices; round += 1) {
    let varied = false;
    const next: Scope[] = [];
    for (const here of scopes) {
      const inner = varyOnce(exprs, here, depth);
      varied ||= inner !== undefined;
      next.push(...(inner ?? [here]));
    }
    if (!varied || next.length > maxAlternatives) {
      return scopes;
    }
    scopes = next;
  }
  return scopes;
}

/** The scopes for the first thing that varies. */
function varyOnce(
  exprs: readonly Expr[],
  scope: Scope,
  depth: number,
): Scope[] | undefined {
  const seen = new Set<Expr>();
  const open = [...exprs].reverse();
  for (let expr = open.pop(); expr && seen.size < 200; expr = open.pop()) {
    for (const part of expressionsIn(expr)) {
      if (seen.has(part) || scope.given?.has(part)) {
        continue;
      }
      seen.add(part);
      if (part.type === 'call') {
        const items =
          choosable(chosenFrom(part, inner => evaluate(inner, scope))) ??
          choosable(returnedWays(part, scope, depth));
        if (items) {
          return items.map(item => given(scope, part, item));
        }
      }
      if (part.type === 'conditional' && evaluate(part, scope) === undefined) {
        return [part.then, part.otherwise].flatMap(branch =>
          (depth < maxNesting
            ? alternativesOf([branch], scope, depth + 1)
            : [scope]
          ).map(here => given(here, part, evaluate(branch, here))),
        );
      }
      if (part.type === 'name' && !scope.bound.has(part.name)) {
        const bindings = localsBefore(scope, part.name, part.from);
        const scopes = varyName(part, bindings, scope);
        if (scopes) {
          return scopes;
        }
        for (const binding of bindings) {
          if (binding.kind === 'value' || binding.kind === 'part') {
            open.push(binding.value);
          }
        }
      }
    }
  }
  return undefined;
}

/** What a helper may return for a call, where that is several things; a hole for what is not known. */
function returnedWays(
  call: Extract<Expr, { type: 'call' }>,
  scope: Scope,
  depth: number,
): (Value | undefined)[] | undefined {
  const { fuel } = scope.project;
  if (
    depth >= maxNesting ||
    fuel.ways <= 0 ||
    evaluate(call, scope) !== undefined
  ) {
    return undefined;
  }
  fuel.ways -= 1;
  const values = new Set<Value | undefined>();
  for (const { expr, scope: inside } of returnedFor(call, scope, evaluate)) {
    for (const here of alternativesOf([expr], inside, depth + 1)) {
      values.add(evaluate(expr, here));
    }
  }
  const ways = [...values].filter(isThere);
  return ways.length > 1 ? ways : undefined;
}

function varyName(
  name: Extract<Expr, { type: 'name' }>,
  bindings: readonly LocalBinding[],
  scope: Scope,
): Scope[] | undefined {
  const [first] = bindings;
  if (first?.kind === 'each') {
    const items = choosable(itemsOf(evaluate(first.iterable, scope)));
    return items?.map(item => bindTogether(scope, first.iterable, item));
  }
  if (bindings.length < 2) {
    return undefined;
  }
  const values = bindings.map(binding =>
    binding.kind === 'value' ? evaluate(binding.value, scope) : undefined,
  );
  // Each branch for itself; numbers are identities.
  return values.every(value => typeof value !== 'number') &&
    new Set(values).size > 1
    ? bindings.map(binding => ({
        ...scope,
        locals: new Map(scope.locals).set(name.name, [binding]),
      }))
    : undefined;
}

/** Whether a text may be a part of a route, or a query of GraphQL: no number, no identity, no name. */
function isWord(item: Value | undefined): boolean {
  return (
    typeof item === 'string' &&
    (item.includes('/') ||
      /^[a-z][a-z_.?=&-]*$/.test(item) ||
      verb.test(item) ||
      asDocument(item) !== undefined)
  );
}

/** Items that say something about a path, unless they are too many. */
function choosable(
  items: (Value | undefined)[] | undefined,
): (Value | undefined)[] | undefined {
  const telling = (items ?? []).some(
    item => isWord(item) || isList(item) || isDict(item),
  );
  return items && telling && items.length <= maxAlternatives
    ? items
    : undefined;
}

function given(scope: Scope, taken: Expr, item: Value | undefined): Scope {
  return { ...scope, given: new Map(scope.given).set(taken, item) };
}

/** All names that run over one iterable take the parts of the same item. */
function bindTogether(
  scope: Scope,
  iterable: Expr,
  item: Value | undefined,
): Scope {
  const bound = new Map(scope.bound);
  for (const [name, bindings] of scope.locals) {
    for (const binding of bindings) {
      if (binding.kind === 'each' && binding.iterable === iterable) {
        const part =
          binding.at !== null ? itemsOf(item)?.[binding.at] : undefined;
        bound.set(name, binding.at === null ? item : part);
      }
    }
  }
  return { ...scope, bound };
}
